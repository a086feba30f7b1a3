<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Distribute</name>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln человек</numerusform>
            <numerusform>%Ln человека</numerusform>
            <numerusform>%Ln человек</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them children</source>
        <translation>
            <numerusform>из них %Ln ребёнок</numerusform>
            <numerusform>из них %Ln ребёнка</numerusform>
            <numerusform>из них %Ln детей</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>Card:</source>
        <translation>Карта:</translation>
    </message>
    <message>
        <source>New card …</source>
        <translation>Новая карта…</translation>
    </message>
    <message>
        <source>Collected by</source>
        <translation>Получатель</translation>
    </message>
    <message>
        <source>head</source>
        <translation>глава</translation>
    </message>
    <message>
        <source>member</source>
        <translation>член семьи</translation>
    </message>
    <message>
        <source>proxy</source>
        <translation>доверенное лицо</translation>
    </message>
</context>
</TS>
