<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Question</name>
    <message>
        <source>Up</source>
        <translation>Выше</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Ниже</translation>
    </message>
    <message>
        <source>Keep this order</source>
        <translation>Оставить этот порядок</translation>
    </message>
    <message>
        <source>Not ranked yet. The first is the most important.</source>
        <translation>Порядок ещё не задан. Первое — самое важное.</translation>
    </message>
    <message>
        <source>Ranked. The first is the most important.</source>
        <translation>Порядок задан. Первое — самое важное.</translation>
    </message>
</context>
</TS>
