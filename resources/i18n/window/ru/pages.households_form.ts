<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Family</name>
    <message numerus="yes">
        <source>Not saved yet: %Ln rows need a look.</source>
        <translation>
            <numerusform>Ещё не сохранено: проверьте %Ln строку.</numerusform>
            <numerusform>Ещё не сохранено: проверьте %Ln строки.</numerusform>
            <numerusform>Ещё не сохранено: проверьте %Ln строк.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not saved yet: answer whether these are the same people.</source>
        <translation>Ещё не сохранено: ответьте, те же ли это люди.</translation>
    </message>
    <message>
        <source>A new household</source>
        <translation>Новое домохозяйство</translation>
    </message>
    <message>
        <source>Change the record of a household</source>
        <translation>Изменение записи домохозяйства</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Телефон</translation>
    </message>
    <message>
        <source>Arrived on</source>
        <translation>Прибыли</translation>
    </message>
    <message>
        <source>05.09.2024</source>
        <translation>05.09.2024</translation>
    </message>
    <message>
        <source>Came from</source>
        <translation>Откуда прибыли</translation>
    </message>
    <message>
        <source>Where to find them</source>
        <translation>Где их найти</translation>
    </message>
    <message>
        <source>Add a member</source>
        <translation>Добавить человека</translation>
    </message>
    <message>
        <source>Add somebody who may collect</source>
        <translation>Добавить доверенное лицо</translation>
    </message>
    <message>
        <source>Save the household</source>
        <translation>Сохранить домохозяйство</translation>
    </message>
    <message>
        <source>Leave; what is typed is kept</source>
        <translation>Выйти, введённое останется</translation>
    </message>
    <message>
        <source>The household</source>
        <translation>О домохозяйстве</translation>
    </message>
    <message>
        <source>Who else may collect for them</source>
        <translation>Доверенные лица</translation>
    </message>
</context>
</TS>
