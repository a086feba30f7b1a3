<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Assess</name>
    <message numerus="yes">
        <source>%Ln answers still needed</source>
        <translation>
            <numerusform>нужен ещё %Ln ответ</numerusform>
            <numerusform>нужно ещё %Ln ответа</numerusform>
            <numerusform>нужно ещё %Ln ответов</numerusform>
        </translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Вопросы</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>есть ответ</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>ошибка</translation>
    </message>
    <message>
        <source>answer needed</source>
        <translation>нужен ответ</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>без ответа</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>не задаётся</translation>
    </message>
</context>
</TS>
