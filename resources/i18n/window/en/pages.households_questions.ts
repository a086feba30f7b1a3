<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Family</name>
    <message>
        <source>Registered already?</source>
        <translation>Registered already?</translation>
    </message>
</context>
</TS>
