<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>NoCard</name>
    <message>
        <source>No card at hand</source>
        <translation>No card at hand</translation>
    </message>
    <message>
        <source>Find the family by the name of anyone in it, or by telephone.</source>
        <translation>Find the family by the name of anyone in it, or by telephone.</translation>
    </message>
    <message>
        <source>Go on without a card</source>
        <translation>Go on without a card</translation>
    </message>
    <message>
        <source>Back to scanning</source>
        <translation>Back to scanning</translation>
    </message>
</context>
</TS>
