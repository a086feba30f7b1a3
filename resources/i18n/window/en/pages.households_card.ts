<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Card</name>
    <message>
        <source>Press again to confirm: a cancelled card never serves again.</source>
        <translation>Press again to confirm: a cancelled card never serves again.</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Cards</translation>
    </message>
    <message>
        <source>Card lost</source>
        <translation>Card lost</translation>
    </message>
    <message>
        <source>Cancel the card</source>
        <translation>Cancel the card</translation>
    </message>
    <message>
        <source>Lost: press again</source>
        <translation>Lost: press again</translation>
    </message>
    <message>
        <source>Cancel: press again</source>
        <translation>Cancel: press again</translation>
    </message>
    <message>
        <source>New card</source>
        <translation>New card</translation>
    </message>
    <message>
        <source>No card was given yet.</source>
        <translation>No card was given yet.</translation>
    </message>
    <message>
        <source>The card serves nobody any more. Give the family a new one: F10.</source>
        <translation>The card serves nobody any more. Give the family a new one: F10.</translation>
    </message>
</context>
</TS>
