<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Proxy</name>
    <message>
        <source>Family name</source>
        <translation>Фамилия</translation>
    </message>
    <message>
        <source>Given name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Patronymic</source>
        <translation>Отчество</translation>
    </message>
    <message>
        <source>Document seen</source>
        <translation>Какой документ видели</translation>
    </message>
    <message>
        <source>without its full number</source>
        <translation>без полного номера</translation>
    </message>
    <message>
        <source>May collect until</source>
        <translation>Может получать до</translation>
    </message>
    <message>
        <source>no end</source>
        <translation>без срока</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>proxy %1</source>
        <translation>доверенное лицо %1</translation>
    </message>
    <message>
        <source>Write the name.</source>
        <translation>Впишите фамилию и имя.</translation>
    </message>
    <message>
        <source>%1 will no longer collect once you save.</source>
        <translation>%1: больше не будет доверенным лицом, когда вы сохраните.</translation>
    </message>
</context>
</TS>
