<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Exception</name>
    <message>
        <source>As an exception</source>
        <translation>В порядке исключения</translation>
    </message>
    <message>
        <source>The family is of another area</source>
        <translation>Семья из другого района</translation>
    </message>
    <message>
        <source>The card cannot be read</source>
        <translation>Карта не читается</translation>
    </message>
    <message>
        <source>Urgent need</source>
        <translation>Неотложная потребность</translation>
    </message>
    <message>
        <source>Another reason of the team lead</source>
        <translation>Другая причина, решает руководитель группы</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>What happened, and who decided</source>
        <translation>Что случилось и кто решил</translation>
    </message>
</context>
</TS>
