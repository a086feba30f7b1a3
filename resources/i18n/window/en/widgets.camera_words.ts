<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Camera</name>
    <message>
        <source>Hold the card up to the camera.</source>
        <translation>Hold the card up to the camera.</translation>
    </message>
    <message>
        <source>Hold the code up to the camera.</source>
        <translation>Hold the code up to the camera.</translation>
    </message>
    <message>
        <source>The card is read.</source>
        <translation>The card is read.</translation>
    </message>
    <message>
        <source>The code is read.</source>
        <translation>The code is read.</translation>
    </message>
    <message>
        <source>Still too dark. Bring the card closer to the window.</source>
        <translation>Still too dark. Bring the card closer to the window.</translation>
    </message>
    <message>
        <source>Still too dark. Bring the code closer to the window.</source>
        <translation>Still too dark. Bring the code closer to the window.</translation>
    </message>
    <message>
        <source>Bring the code closer.</source>
        <translation>Bring the code closer.</translation>
    </message>
    <message>
        <source>The code is in view but cannot be read. Hold it still and flat, or type it.</source>
        <translation>The code is in view but cannot be read. Hold it still and flat, or type it.</translation>
    </message>
    <message>
        <source>It is too dark. Switch on the lamp (F12) or turn the code towards the light.</source>
        <translation>It is too dark. Switch on the lamp (F12) or turn the code towards the light.</translation>
    </message>
    <message>
        <source>Two codes are in view. Leave only one in front of the camera.</source>
        <translation>Two codes are in view. Leave only one in front of the camera.</translation>
    </message>
    <message>
        <source>This is no enrolment code. Show the one that headquarters made.</source>
        <translation>This is no enrolment code. Show the one that headquarters made.</translation>
    </message>
    <message>
        <source>This code is read already.</source>
        <translation>This code is read already.</translation>
    </message>
</context>
</TS>
