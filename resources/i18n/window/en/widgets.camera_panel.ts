<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Camera</name>
    <message>
        <source>Switch the camera off</source>
        <translation>Switch the camera off</translation>
    </message>
    <message>
        <source>Use the camera</source>
        <translation>Use the camera</translation>
    </message>
    <message>
        <source>Camera options</source>
        <translation>Camera options</translation>
    </message>
    <message>
        <source>What the camera sees</source>
        <translation>What the camera sees</translation>
    </message>
    <message>
        <source>Lamp</source>
        <translation>Lamp</translation>
    </message>
    <message>
        <source>The window is the lamp.</source>
        <translation>The window is the lamp.</translation>
    </message>
    <message>
        <source>put it out</source>
        <translation>put it out</translation>
    </message>
    <message>
        <source>The camera is starting …</source>
        <translation>The camera is starting …</translation>
    </message>
</context>
</TS>
