<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>CardGiving</name>
    <message>
        <source>Scan a blank card, or type its number</source>
        <translation>Scan a blank card, or type its number</translation>
    </message>
    <message>
        <source>New card for %1</source>
        <translation>New card for %1</translation>
    </message>
    <message>
        <source>The old card is cancelled in the same act, on every laptop that hears.</source>
        <translation>The old card is cancelled in the same act, on every laptop that hears.</translation>
    </message>
    <message>
        <source>The family has no card in use.</source>
        <translation>The family has no card in use.</translation>
    </message>
    <message>
        <source>Number of the new card</source>
        <translation>Number of the new card</translation>
    </message>
    <message>
        <source>Scan the blank card, or type the number below its code.</source>
        <translation>Scan the blank card, or type the number below its code.</translation>
    </message>
    <message>
        <source>How the family is known</source>
        <translation>How the family is known</translation>
    </message>
    <message>
        <source>What happened to the old card</source>
        <translation>What happened to the old card</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>Saving …</translation>
    </message>
    <message>
        <source>Give this card</source>
        <translation>Give this card</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Which document (not its number)</source>
        <translation>Which document (not its number)</translation>
    </message>
    <message>
        <source>Who vouches for them</source>
        <translation>Who vouches for them</translation>
    </message>
    <message>
        <source>To whom they are known</source>
        <translation>To whom they are known</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>lost</translation>
    </message>
    <message>
        <source>damaged, does not read</source>
        <translation>damaged, does not read</translation>
    </message>
    <message>
        <source>stolen</source>
        <translation>stolen</translation>
    </message>
    <message>
        <source>expired or given back</source>
        <translation>expired or given back</translation>
    </message>
    <message>
        <source>misused</source>
        <translation>misused</translation>
    </message>
    <message>
        <source>a document was shown</source>
        <translation>a document was shown</translation>
    </message>
    <message>
        <source>somebody vouches for them</source>
        <translation>somebody vouches for them</translation>
    </message>
    <message>
        <source>known in person</source>
        <translation>known in person</translation>
    </message>
    <message>
        <source>New card %1 is in use.</source>
        <translation>New card %1 is in use.</translation>
    </message>
    <message>
        <source>This blank card was of another laptop's stock.</source>
        <translation>This blank card was of another laptop's stock.</translation>
    </message>
    <message>
        <source>Headquarters has not given this card to any laptop yet; it serves.</source>
        <translation>Headquarters has not given this card to any laptop yet; it serves.</translation>
    </message>
</context>
</TS>
