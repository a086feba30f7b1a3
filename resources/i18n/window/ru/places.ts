<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Places</name>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Households</source>
        <translation>Домохозяйства</translation>
    </message>
    <message>
        <source>Assess</source>
        <translation>Оценка</translation>
    </message>
    <message>
        <source>Distribute</source>
        <translation>Выдача</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Запасы</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Синхронизация</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>About</source>
        <translation>О программе</translation>
    </message>
</context>
</TS>
