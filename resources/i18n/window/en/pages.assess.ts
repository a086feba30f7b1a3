<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Assess</name>
    <message>
        <source>Needs assessment</source>
        <translation>Needs assessment</translation>
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
    <message>
        <source>%1: correction</source>
        <translation>%1: correction</translation>
    </message>
    <message>
        <source>The assessment is saved.</source>
        <translation>The assessment is saved.</translation>
    </message>
    <message>
        <source>An assessment is not finished: %1</source>
        <translation>An assessment is not finished: %1</translation>
    </message>
</context>
</TS>
