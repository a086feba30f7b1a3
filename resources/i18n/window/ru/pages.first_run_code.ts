<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>FirstRun</name>
    <message>
        <source>The file with the code</source>
        <translation>Файл с кодом</translation>
    </message>
    <message>
        <source>Reading the file …</source>
        <translation>Читаем файл…</translation>
    </message>
    <message>
        <source>Headquarters has made a code for this laptop. Scan it with a scanner, show it to the camera, type or paste it, or open the file or picture in which it came.</source>
        <translation>Штаб-квартира выдала код для этого ноутбука. Отсканируйте его сканером, покажите камере, введите или вставьте либо откройте файл или снимок с кодом.</translation>
    </message>
    <message>
        <source>Enrolment code</source>
        <translation>Код регистрации</translation>
    </message>
    <message>
        <source>Capital or small letters, spaces and layout do not matter.</source>
        <translation>Регистр букв, пробелы и раскладка клавиатуры не важны.</translation>
    </message>
    <message>
        <source>Open a file or picture …</source>
        <translation>Открыть файл или снимок…</translation>
    </message>
    <message>
        <source>Name of this laptop</source>
        <translation>Название ноутбука</translation>
    </message>
    <message>
        <source>As on its sticker: headquarters will know it by this name.</source>
        <translation>Как на наклейке: под этим названием его будет знать штаб-квартира.</translation>
    </message>
    <message>
        <source>Give the laptop a name.</source>
        <translation>Дайте ноутбуку название.</translation>
    </message>
</context>
</TS>
