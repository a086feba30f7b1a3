<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Question</name>
    <message>
        <source>This site's position: %1</source>
        <translation>Координаты этой площадки: %1</translation>
    </message>
</context>
</TS>
