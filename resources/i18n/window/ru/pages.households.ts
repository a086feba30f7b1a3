<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Households</name>
    <message>
        <source>Households</source>
        <translation>Домохозяйства</translation>
    </message>
</context>
</TS>
