<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Camera</name>
    <message>
        <source>Switch the camera off</source>
        <translation>Выключить камеру</translation>
    </message>
    <message>
        <source>Use the camera</source>
        <translation>Включить камеру</translation>
    </message>
    <message>
        <source>Camera options</source>
        <translation>Настройки камеры</translation>
    </message>
    <message>
        <source>What the camera sees</source>
        <translation>Изображение с камеры</translation>
    </message>
    <message>
        <source>Lamp</source>
        <translation>Лампа</translation>
    </message>
    <message>
        <source>The window is the lamp.</source>
        <translation>Окно светит вместо лампы.</translation>
    </message>
    <message>
        <source>put it out</source>
        <translation>выключить</translation>
    </message>
    <message>
        <source>The camera is starting …</source>
        <translation>Камера включается…</translation>
    </message>
</context>
</TS>
