<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Question</name>
    <message>
        <source>Picture: %1</source>
        <translation>Picture: %1</translation>
    </message>
    <message>
        <source>The picture %1 is kept elsewhere.</source>
        <translation>The picture %1 is kept elsewhere.</translation>
    </message>
    <message>
        <source>Kept small, inside the answer; where it was taken is not.</source>
        <translation>Kept small, inside the answer; where it was taken is not.</translation>
    </message>
    <message>
        <source>Take another picture</source>
        <translation>Take another picture</translation>
    </message>
    <message>
        <source>Take a picture</source>
        <translation>Take a picture</translation>
    </message>
    <message>
        <source>Another picture from a file …</source>
        <translation>Another picture from a file …</translation>
    </message>
    <message>
        <source>A picture from a file …</source>
        <translation>A picture from a file …</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>Take it out</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Choose a picture</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Pictures</translation>
    </message>
    <message>
        <source>One form has room for two pictures. Take another one out first, or leave this out.</source>
        <translation>One form has room for two pictures. Take another one out first, or leave this out.</translation>
    </message>
    <message>
        <source>Reading the picture …</source>
        <translation>Reading the picture …</translation>
    </message>
</context>
</TS>
