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
</context>
</TS>
