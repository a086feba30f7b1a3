<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Lens</name>
    <message>
        <source>Take the picture</source>
        <translation>Take the picture</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Keep it</translation>
    </message>
    <message>
        <source>Take it again</source>
        <translation>Take it again</translation>
    </message>
    <message>
        <source>Another camera</source>
        <translation>Another camera</translation>
    </message>
    <message>
        <source>Close the camera</source>
        <translation>Close the camera</translation>
    </message>
    <message>
        <source>What the camera sees</source>
        <translation>What the camera sees</translation>
    </message>
    <message>
        <source>This is the picture as it will be kept.</source>
        <translation>This is the picture as it will be kept.</translation>
    </message>
    <message>
        <source>The camera is starting …</source>
        <translation>The camera is starting …</translation>
    </message>
    <message>
        <source>Space or Enter takes the picture.</source>
        <translation>Space or Enter takes the picture.</translation>
    </message>
    <message>
        <source>No camera is plugged in. Plug one in: it starts by itself. Or choose a picture from a file.</source>
        <translation>No camera is plugged in. Plug one in: it starts by itself. Or choose a picture from a file.</translation>
    </message>
    <message>
        <source>A part that cameras need is missing on this computer (%1). Choose a picture from a file; whoever looks after the laptop can install the part.</source>
        <translation>A part that cameras need is missing on this computer (%1). Choose a picture from a file; whoever looks after the laptop can install the part.</translation>
    </message>
</context>
</TS>
