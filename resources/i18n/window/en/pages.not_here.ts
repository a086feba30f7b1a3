<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>NotHere</name>
    <message>
        <source>Not in this version</source>
        <translation>Not in this version</translation>
    </message>
    <message>
        <source>Use the paper sheets for this work until FieldKit is updated.</source>
        <translation>Use the paper sheets for this work until FieldKit is updated.</translation>
    </message>
    <message>
        <source>Back to Today</source>
        <translation>Back to Today</translation>
    </message>
</context>
</TS>
