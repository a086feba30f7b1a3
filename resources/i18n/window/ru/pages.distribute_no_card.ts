<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>NoCard</name>
    <message>
        <source>No card at hand</source>
        <translation>Карты нет с собой</translation>
    </message>
    <message>
        <source>Find the family by the name of anyone in it, or by telephone.</source>
        <translation>Найдите семью по фамилии любого из неё или по телефону.</translation>
    </message>
    <message>
        <source>Go on without a card</source>
        <translation>Продолжить без карты</translation>
    </message>
    <message>
        <source>Back to scanning</source>
        <translation>К сканированию</translation>
    </message>
</context>
</TS>
