<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Question</name>
    <message>
        <source>How to ask this</source>
        <translation>How to ask this</translation>
    </message>
</context>
</TS>
