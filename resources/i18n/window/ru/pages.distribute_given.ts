<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Distribute</name>
    <message>
        <source>round</source>
        <translation>раунд</translation>
    </message>
    <message>
        <source>as an exception</source>
        <translation>в порядке исключения</translation>
    </message>
    <message>
        <source>The verdict has changed meanwhile.</source>
        <translation>Решение за это время изменилось.</translation>
    </message>
    <message>
        <source>Not saved:</source>
        <translation>Не сохранено:</translation>
    </message>
    <message>
        <source>Call the family back and scan their card again.</source>
        <translation>Позовите семью обратно и отсканируйте карту ещё раз.</translation>
    </message>
</context>
</TS>
