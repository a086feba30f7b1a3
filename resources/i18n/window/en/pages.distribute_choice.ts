<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Distribute</name>
    <message>
        <source>Rounds that are not open …</source>
        <translation>Rounds that are not open …</translation>
    </message>
</context>
</TS>
