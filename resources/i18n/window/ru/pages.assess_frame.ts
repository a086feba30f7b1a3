<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Assess</name>
    <message>
        <source>Next gap</source>
        <translation>Следующий пропуск</translation>
    </message>
    <message>
        <source>Check and save</source>
        <translation>Проверить и сохранить</translation>
    </message>
    <message>
        <source>Next part</source>
        <translation>Следующая часть</translation>
    </message>
    <message>
        <source>Part before</source>
        <translation>Предыдущая часть</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Оглавление</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Вопросы</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Дальше</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Ещё</translation>
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
        <translation>Оглавление анкеты</translation>
    </message>
    <message numerus="yes">
        <source>Not asked: %Ln</source>
        <translation>
            <numerusform>Скрыто вопросов: %Ln</numerusform>
            <numerusform>Скрыто вопросов: %Ln</numerusform>
            <numerusform>Скрыто вопросов: %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Hide what is not asked</source>
        <translation>Скрыть лишние вопросы</translation>
    </message>
    <message>
        <source>Shows the questions that are not asked, and why.</source>
        <translation>Показывает скрытые вопросы и объясняет, почему их не задают.</translation>
    </message>
</context>
</TS>
