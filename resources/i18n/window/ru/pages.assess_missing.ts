<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Assess</name>
    <message numerus="yes">
        <source>Not saved yet: %Ln answers are missing or wrong.</source>
        <translation>
            <numerusform>Ещё не сохранено: нет %Ln ответа или он неверен.</numerusform>
            <numerusform>Ещё не сохранено: нет %Ln ответов или они неверны.</numerusform>
            <numerusform>Ещё не сохранено: нет %Ln ответов или они неверны.</numerusform>
        </translation>
    </message>
    <message>
        <source>answer needed: %1</source>
        <translation>нужен ответ: %1</translation>
    </message>
    <message>
        <source>to be corrected: %1</source>
        <translation>исправьте: %1</translation>
    </message>
</context>
</TS>
