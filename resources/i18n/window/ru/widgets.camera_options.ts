<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Camera</name>
    <message>
        <source>Picture as in a mirror</source>
        <translation>Зеркальное изображение</translation>
    </message>
    <message>
        <source>Sound when a card is read</source>
        <translation>Звук, когда карта считана</translation>
    </message>
</context>
</TS>
