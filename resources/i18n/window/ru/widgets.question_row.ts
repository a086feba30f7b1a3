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
        <source>day.month.year</source>
        <translation>день.месяц.год</translation>
    </message>
    <message>
        <source>This kind of question cannot be answered here yet.</source>
        <translation>На вопросы такого вида здесь пока ответить нельзя.</translation>
    </message>
    <message>
        <source>This is no date. Write it like 05.09.2024.</source>
        <translation>Это не дата. Напишите её так: 05.09.2024.</translation>
    </message>
    <message>
        <source>This is no whole number. Write digits only.</source>
        <translation>Это не целое число. Напишите только цифры.</translation>
    </message>
    <message>
        <source>This is no number. Write digits, such as 2.5.</source>
        <translation>Это не число. Напишите цифрами, например 2,5.</translation>
    </message>
</context>
</TS>
