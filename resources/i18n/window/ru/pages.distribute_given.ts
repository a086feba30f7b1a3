<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Distribute</name>
    <message>
        <source>round</source>
        <translation>раунд</translation>
    </message>
    <message>
        <source>as an exception</source>
        <translation>в порядке исключения</translation>
    </message>
</context>
</TS>
