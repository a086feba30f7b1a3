<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Question</name>
    <message>
        <source>Done</source>
        <translation>Сделано</translation>
    </message>
    <message>
        <source>See: %1</source>
        <translation>Смотрите: %1</translation>
    </message>
    <message>
        <source>Recordings and files are not kept here. Write the file's name, or where it is.</source>
        <translation>Записи и файлы здесь не хранятся. Напишите имя файла или где он лежит.</translation>
    </message>
    <message>
        <source>Nothing to choose from yet: it follows from another answer.</source>
        <translation>Выбирать пока не из чего: варианты зависят от другого ответа.</translation>
    </message>
</context>
</TS>
