<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Distribute</name>
    <message>
        <source>Rounds that are not open …</source>
        <translation>Раунды, которые не идут…</translation>
    </message>
</context>
</TS>
