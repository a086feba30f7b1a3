<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Question</name>
    <message>
        <source>How to ask this</source>
        <translation>Как спросить</translation>
    </message>
</context>
</TS>
