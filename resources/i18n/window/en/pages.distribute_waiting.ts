<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Distribute</name>
    <message>
        <source>Open a picture of a card</source>
        <translation>Open a picture of a card</translation>
    </message>
    <message>
        <source>Reading the picture …</source>
        <translation>Reading the picture …</translation>
    </message>
    <message>
        <source>No round runs here today</source>
        <translation>No round runs here today</translation>
    </message>
    <message>
        <source>Check the site in Settings, or sync for the newest plan.</source>
        <translation>Check the site in Settings, or sync for the newest plan.</translation>
    </message>
    <message>
        <source>Scan the family's card</source>
        <translation>Scan the family's card</translation>
    </message>
    <message>
        <source>The scanner works wherever the cursor is.</source>
        <translation>The scanner works wherever the cursor is.</translation>
    </message>
    <message>
        <source>Number below the code</source>
        <translation>Number below the code</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>No card …</source>
        <translation>No card …</translation>
    </message>
    <message>
        <source>Open a picture …</source>
        <translation>Open a picture …</translation>
    </message>
    <message>
        <source>Several codes are in the picture. Take one card only.</source>
        <translation>Several codes are in the picture. Take one card only.</translation>
    </message>
    <message>
        <source>No code is readable in the picture. Type the number below the code.</source>
        <translation>No code is readable in the picture. Type the number below the code.</translation>
    </message>
</context>
</TS>
