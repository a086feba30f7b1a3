<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Camera</name>
    <message>
        <source>Hold the card up to the camera.</source>
        <translation>Поднесите карту к камере.</translation>
    </message>
    <message>
        <source>Hold the code up to the camera.</source>
        <translation>Поднесите код к камере.</translation>
    </message>
    <message>
        <source>The card is read.</source>
        <translation>Карта считана.</translation>
    </message>
    <message>
        <source>The code is read.</source>
        <translation>Код считан.</translation>
    </message>
    <message>
        <source>Still too dark. Bring the card closer to the window.</source>
        <translation>Всё ещё темно. Поднесите карту ближе к окну на экране.</translation>
    </message>
    <message>
        <source>Still too dark. Bring the code closer to the window.</source>
        <translation>Всё ещё темно. Поднесите код ближе к окну на экране.</translation>
    </message>
    <message>
        <source>Bring the code closer.</source>
        <translation>Поднесите код ближе.</translation>
    </message>
    <message>
        <source>The code is in view but cannot be read. Hold it still and flat, or type it.</source>
        <translation>Код виден, но не читается. Держите его ровно и неподвижно или введите с клавиатуры.</translation>
    </message>
    <message>
        <source>It is too dark. Switch on the lamp (F12) or turn the code towards the light.</source>
        <translation>Слишком темно. Включите лампу (F12) или поверните код к свету.</translation>
    </message>
    <message>
        <source>Two codes are in view. Leave only one in front of the camera.</source>
        <translation>Видны два кода. Оставьте перед камерой только один.</translation>
    </message>
    <message>
        <source>This is no enrolment code. Show the one that headquarters made.</source>
        <translation>Это не код регистрации. Покажите код, который выдала штаб-квартира.</translation>
    </message>
    <message>
        <source>This code is read already.</source>
        <translation>Этот код уже считан.</translation>
    </message>
</context>
</TS>
