<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Question</name>
    <message>
        <source>a position on each line, such as 51.7304 36.1926</source>
        <translation>по одной точке в строке, например 51,7304 36,1926</translation>
    </message>
    <message>
        <source>Enter on an empty line goes on</source>
        <translation>Enter на пустой строке — дальше</translation>
    </message>
    <message>
        <source>day.month.year</source>
        <translation>день.месяц.год</translation>
    </message>
    <message>
        <source>month.year</source>
        <translation>месяц.год</translation>
    </message>
    <message>
        <source>year</source>
        <translation>год</translation>
    </message>
    <message>
        <source>hours:minutes</source>
        <translation>часы:минуты</translation>
    </message>
    <message>
        <source>day.month.year hours:minutes</source>
        <translation>день.месяц.год часы:минуты</translation>
    </message>
    <message>
        <source>latitude longitude, such as 51.7304 36.1926</source>
        <translation>широта долгота, например 51,7304 36,1926</translation>
    </message>
    <message>
        <source>This is no date. Write it like 05.09.2024.</source>
        <translation>Это не дата. Напишите так: 05.09.2024.</translation>
    </message>
    <message>
        <source>This is no month. Write it like 09.2024.</source>
        <translation>Это не месяц. Напишите так: 09.2024.</translation>
    </message>
    <message>
        <source>This is no year. Write four digits, such as 2024.</source>
        <translation>Это не год. Напишите четыре цифры, например 2024.</translation>
    </message>
    <message>
        <source>This is no time. Write it like 09:30.</source>
        <translation>Это не время. Напишите так: 09:30.</translation>
    </message>
    <message>
        <source>Write the date and the time, like 05.09.2024 09:30.</source>
        <translation>Напишите дату и время так: 05.09.2024 09:30.</translation>
    </message>
    <message>
        <source>This is no whole number. Write digits only.</source>
        <translation>Это не целое число. Пишите только цифры.</translation>
    </message>
    <message>
        <source>This is no number. Write digits, such as 2.5.</source>
        <translation>Это не число. Пишите цифрами, например 2,5.</translation>
    </message>
    <message>
        <source>Write digits only, no letters.</source>
        <translation>Пишите только цифры, без букв.</translation>
    </message>
    <message>
        <source>This is no position. Write latitude and longitude, such as 51.7304 36.1926 or 51°43′49″ N 36°11′33″ E; then, if known, height and accuracy in metres.</source>
        <translation>Это не координаты. Напишите широту и долготу, например 51,7304 36,1926 или 51°43′49″ с. ш. 36°11′33″ в. д.; затем, если известны, высоту и точность в метрах.</translation>
    </message>
    <message>
        <source>Write at least two positions, each on a line, such as 51.7304 36.1926.</source>
        <translation>Напишите хотя бы две точки, каждую в своей строке, например 51,7304 36,1926.</translation>
    </message>
    <message>
        <source>Write at least three positions around the area, each on a line, such as 51.7304 36.1926.</source>
        <translation>Напишите хотя бы три точки вокруг участка, каждую в своей строке, например 51,7304 36,1926.</translation>
    </message>
    <message>
        <source>The form does not take this answer. Change it.</source>
        <translation>Анкета не принимает такой ответ. Измените его.</translation>
    </message>
</context>
</TS>
