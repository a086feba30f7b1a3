<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Question</name>
    <message>
        <source>This site's position: %1</source>
        <translation>This site's position: %1</translation>
    </message>
</context>
</TS>
