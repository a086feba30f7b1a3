<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Card</name>
    <message>
        <source>until %1</source>
        <translation>до %1</translation>
    </message>
    <message>
        <source>revoked by headquarters</source>
        <translation>отозвана штаб-квартирой</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>срок истёк</translation>
    </message>
    <message>
        <source>active</source>
        <translation>активна</translation>
    </message>
    <message>
        <source>printed, not active</source>
        <translation>напечатана, не активна</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>утеряна</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>заменена</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>отозвана</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>с %1</translation>
    </message>
    <message>
        <source>new card: %1</source>
        <translation>новая карта: %1</translation>
    </message>
    <message>
        <source>given %1</source>
        <translation>выдана %1</translation>
    </message>
</context>
</TS>
