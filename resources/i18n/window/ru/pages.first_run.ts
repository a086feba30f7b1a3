<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>FirstRun</name>
    <message>
        <source>Reaching headquarters …</source>
        <translation>Связываемся со штаб-квартирой…</translation>
    </message>
    <message>
        <source>Go on later</source>
        <translation>Продолжить позже</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>Открываем…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
</context>
</TS>
