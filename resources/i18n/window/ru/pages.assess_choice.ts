<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Assess</name>
    <message>
        <source>An assessment is not finished: %1</source>
        <translation>Оценка не закончена: %1</translation>
    </message>
    <message>
        <source>Choose the family whose needs you will ask about.</source>
        <translation>Выберите семью, о потребностях которой будете спрашивать.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Удалить ответы</translation>
    </message>
</context>
</TS>
