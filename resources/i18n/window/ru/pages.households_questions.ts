<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Family</name>
    <message>
        <source>Registered already?</source>
        <translation>Уже зарегистрирован?</translation>
    </message>
</context>
</TS>
