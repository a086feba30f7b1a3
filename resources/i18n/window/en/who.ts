<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Roles</name>
    <message>
        <source>registrar</source>
        <translation>registrar</translation>
    </message>
    <message>
        <source>distributor</source>
        <translation>distributor</translation>
    </message>
    <message>
        <source>storekeeper</source>
        <translation>storekeeper</translation>
    </message>
    <message>
        <source>family links</source>
        <translation>family links</translation>
    </message>
    <message>
        <source>team lead</source>
        <translation>team lead</translation>
    </message>
    <message>
        <source>data manager</source>
        <translation>data manager</translation>
    </message>
    <message>
        <source>auditor</source>
        <translation>auditor</translation>
    </message>
</context>
</TS>
