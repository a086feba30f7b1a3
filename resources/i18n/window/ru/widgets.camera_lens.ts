<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Lens</name>
    <message>
        <source>Take the picture</source>
        <translation>Сделать снимок</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Оставить</translation>
    </message>
    <message>
        <source>Take it again</source>
        <translation>Переснять</translation>
    </message>
    <message>
        <source>Another camera</source>
        <translation>Другая камера</translation>
    </message>
    <message>
        <source>Close the camera</source>
        <translation>Закрыть камеру</translation>
    </message>
    <message>
        <source>What the camera sees</source>
        <translation>Что видит камера</translation>
    </message>
    <message>
        <source>This is the picture as it will be kept.</source>
        <translation>Так снимок и сохранится.</translation>
    </message>
    <message>
        <source>The camera is starting …</source>
        <translation>Камера включается…</translation>
    </message>
    <message>
        <source>Space or Enter takes the picture.</source>
        <translation>Снимок — пробел или Enter.</translation>
    </message>
    <message>
        <source>No camera is plugged in. Plug one in: it starts by itself. Or choose a picture from a file.</source>
        <translation>Камера не подключена. Подключите её — она включится сама. Или выберите снимок из файла.</translation>
    </message>
    <message>
        <source>A part that cameras need is missing on this computer (%1). Choose a picture from a file; whoever looks after the laptop can install the part.</source>
        <translation>На компьютере нет компонента, без которого камера не работает (%1). Выберите снимок из файла; установить компонент может тот, кто обслуживает ноутбук.</translation>
    </message>
</context>
</TS>
