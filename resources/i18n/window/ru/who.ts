<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Roles</name>
    <message>
        <source>registrar</source>
        <translation>регистратор</translation>
    </message>
    <message>
        <source>distributor</source>
        <translation>выдача помощи</translation>
    </message>
    <message>
        <source>storekeeper</source>
        <translation>кладовщик</translation>
    </message>
    <message>
        <source>family links</source>
        <translation>восстановление семейных связей</translation>
    </message>
    <message>
        <source>team lead</source>
        <translation>руководитель группы</translation>
    </message>
    <message>
        <source>data manager</source>
        <translation>менеджер данных</translation>
    </message>
    <message>
        <source>auditor</source>
        <translation>аудитор</translation>
    </message>
</context>
</TS>
