<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>NotHere</name>
    <message>
        <source>Not in this version</source>
        <translation>В этой версии пока нет</translation>
    </message>
    <message>
        <source>Use the paper sheets for this work until FieldKit is updated.</source>
        <translation>До обновления FieldKit ведите эту работу на бумажных бланках.</translation>
    </message>
    <message>
        <source>Back to Today</source>
        <translation>Вернуться на «Сегодня»</translation>
    </message>
</context>
</TS>
