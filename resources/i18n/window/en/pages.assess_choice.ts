<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Assess</name>
    <message>
        <source>An assessment is not finished: %1</source>
        <translation>An assessment is not finished: %1</translation>
    </message>
    <message>
        <source>Choose the family whose needs you will ask about.</source>
        <translation>Choose the family whose needs you will ask about.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Throw away</translation>
    </message>
</context>
</TS>
