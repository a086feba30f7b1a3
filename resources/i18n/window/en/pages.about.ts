<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About FieldKit</source>
        <translation>About FieldKit</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>This laptop:</source>
        <translation>This laptop:</translation>
    </message>
    <message>
        <source>FieldKit registers families, assesses needs and accounts for what is handed out, with or without a connection. What you save stays encrypted on this laptop and goes to headquarters, signed, when there is a way.</source>
        <translation>FieldKit registers families, assesses needs and accounts for what is handed out, with or without a connection. What you save stays encrypted on this laptop and goes to headquarters, signed, when there is a way.</translation>
    </message>
    <message>
        <source>Keys that work everywhere</source>
        <translation>Keys that work everywhere</translation>
    </message>
    <message>
        <source>Free software under the Apache License, version 2.0.</source>
        <translation>Free software under the Apache License, version 2.0.</translation>
    </message>
    <message>
        <source>Organisation:</source>
        <translation>Organisation:</translation>
    </message>
    <message>
        <source>Questions and complaints:</source>
        <translation>Questions and complaints:</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Lock</translation>
    </message>
</context>
</TS>
