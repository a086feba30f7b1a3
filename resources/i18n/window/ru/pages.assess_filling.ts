<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Assess</name>
    <message>
        <source>Next gap</source>
        <translation>К пропуску</translation>
    </message>
    <message>
        <source>Check and save</source>
        <translation>Проверить и сохранить</translation>
    </message>
    <message>
        <source>Next part</source>
        <translation>Дальше</translation>
    </message>
    <message>
        <source>Part before</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>Отложить</translation>
    </message>
    <message>
        <source>Language of the questions</source>
        <translation>Язык вопросов</translation>
    </message>
    <message>
        <source>Outline of the form</source>
        <translation>Содержание анкеты</translation>
    </message>
    <message>
        <source>Part %1 of %2</source>
        <translation>Часть %1 из %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln answers still needed</source>
        <translation>
            <numerusform>нужен ещё %Ln ответ</numerusform>
            <numerusform>нужно ещё %Ln ответа</numerusform>
            <numerusform>нужно ещё %Ln ответов</numerusform>
        </translation>
    </message>
</context>
</TS>
