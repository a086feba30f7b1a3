<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Part</name>
    <message>
        <source>Rows: %1</source>
        <translation>Строки: %1</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>Пока ни одной.</translation>
    </message>
    <message>
        <source>How many there are follows from another answer.</source>
        <translation>Сколько их, следует из другого ответа.</translation>
    </message>
    <message>
        <source>Row %1 of %2</source>
        <translation>Строка %1 из %2</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>пусто</translation>
    </message>
    <message>
        <source>Add a row</source>
        <translation>Добавить строку</translation>
    </message>
    <message>
        <source>Remove row %1</source>
        <translation>Убрать строку %1</translation>
    </message>
    <message>
        <source>Yes, remove it</source>
        <translation>Да, убрать</translation>
    </message>
    <message>
        <source>Row %1 goes with all its answers.</source>
        <translation>Строка %1 будет убрана вместе со всеми ответами.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Оставить</translation>
    </message>
</context>
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
</context>
</TS>
