<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Assess</name>
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
    <message>
        <source>no more answers needed</source>
        <translation>больше ответов не требуется</translation>
    </message>
</context>
</TS>
