<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Question</name>
    <message>
        <source>Picture: %1</source>
        <translation>Картинка: %1</translation>
    </message>
    <message>
        <source>The picture %1 is kept elsewhere.</source>
        <translation>Картинка %1 хранится в другом месте.</translation>
    </message>
    <message>
        <source>Kept small, inside the answer; where it was taken is not.</source>
        <translation>Хранится уменьшенной внутри ответа; место съёмки не сохраняется.</translation>
    </message>
    <message>
        <source>Take another picture</source>
        <translation>Сделать другой снимок</translation>
    </message>
    <message>
        <source>Take a picture</source>
        <translation>Сделать снимок</translation>
    </message>
    <message>
        <source>Another picture from a file …</source>
        <translation>Другой снимок из файла…</translation>
    </message>
    <message>
        <source>A picture from a file …</source>
        <translation>Снимок из файла…</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Выберите картинку</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Картинки</translation>
    </message>
    <message>
        <source>One form has room for two pictures. Take another one out first, or leave this out.</source>
        <translation>В одну анкету помещаются две картинки. Сначала уберите другую или обойдитесь без этой.</translation>
    </message>
    <message>
        <source>Reading the picture …</source>
        <translation>Картинка читается…</translation>
    </message>
</context>
</TS>
