<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Header</name>
    <message>
        <source>Lock</source>
        <translation>Заблокировать</translation>
    </message>
    <message>
        <source>Ends this session; what you typed is kept</source>
        <translation>Завершает сеанс; введённое сохраняется</translation>
    </message>
    <message>
        <source>saved here</source>
        <translation>сохранено здесь</translation>
    </message>
    <message>
        <source>held by the team lead</source>
        <translation>у руководителя группы</translation>
    </message>
    <message>
        <source>with the lead</source>
        <translation>у руководителя</translation>
    </message>
    <message>
        <source>at headquarters</source>
        <translation>в штаб-квартире</translation>
    </message>
    <message>
        <source>age of the directory</source>
        <translation>возраст справочника</translation>
    </message>
    <message>
        <source>directory</source>
        <translation>справочник</translation>
    </message>
</context>
</TS>
