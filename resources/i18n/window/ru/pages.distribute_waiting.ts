<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Distribute</name>
    <message>
        <source>Open a picture of a card</source>
        <translation>Открыть снимок карты</translation>
    </message>
    <message>
        <source>Reading the picture …</source>
        <translation>Снимок читается…</translation>
    </message>
    <message>
        <source>No round runs here today</source>
        <translation>Сегодня здесь нет раундов</translation>
    </message>
    <message>
        <source>Check the site in Settings, or sync for the newest plan.</source>
        <translation>Проверьте площадку в настройках или выполните синхронизацию, чтобы получить новый план.</translation>
    </message>
    <message>
        <source>Scan the family's card</source>
        <translation>Отсканируйте карту семьи</translation>
    </message>
    <message>
        <source>The scanner works wherever the cursor is.</source>
        <translation>Сканер сработает, где бы ни стоял курсор.</translation>
    </message>
    <message>
        <source>Number below the code</source>
        <translation>Номер под кодом</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Найти</translation>
    </message>
    <message>
        <source>No card …</source>
        <translation>Карты нет…</translation>
    </message>
    <message>
        <source>Open a picture …</source>
        <translation>Открыть снимок…</translation>
    </message>
    <message>
        <source>Several codes are in the picture. Take one card only.</source>
        <translation>На снимке несколько кодов. Снимите только одну карту.</translation>
    </message>
    <message>
        <source>No code is readable in the picture. Type the number below the code.</source>
        <translation>Код на снимке не читается. Введите номер, напечатанный под кодом.</translation>
    </message>
</context>
</TS>
