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
        <source>%1: correction</source>
        <translation>%1: correction</translation>
    </message>
    <message>
        <source>The assessment is saved.</source>
        <translation>The assessment is saved.</translation>
    </message>
</context>
</TS>
