<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Distribute</name>
    <message>
        <source>round</source>
        <translation>round</translation>
    </message>
    <message>
        <source>as an exception</source>
        <translation>as an exception</translation>
    </message>
    <message>
        <source>The verdict has changed meanwhile.</source>
        <translation>The verdict has changed meanwhile.</translation>
    </message>
    <message>
        <source>Not saved:</source>
        <translation>Not saved:</translation>
    </message>
    <message>
        <source>Call the family back and scan their card again.</source>
        <translation>Call the family back and scan their card again.</translation>
    </message>
</context>
</TS>
