<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>FirstRun</name>
    <message>
        <source>The file with the code</source>
        <translation>The file with the code</translation>
    </message>
    <message>
        <source>Reading the file …</source>
        <translation>Reading the file …</translation>
    </message>
    <message>
        <source>Headquarters has made a code for this laptop. Scan it with a scanner, show it to the camera, type or paste it, or open the file or picture in which it came.</source>
        <translation>Headquarters has made a code for this laptop. Scan it with a scanner, show it to the camera, type or paste it, or open the file or picture in which it came.</translation>
    </message>
    <message>
        <source>Enrolment code</source>
        <translation>Enrolment code</translation>
    </message>
    <message>
        <source>Capital or small letters, spaces and layout do not matter.</source>
        <translation>Capital or small letters, spaces and layout do not matter.</translation>
    </message>
    <message>
        <source>Open a file or picture …</source>
        <translation>Open a file or picture …</translation>
    </message>
    <message>
        <source>Name of this laptop</source>
        <translation>Name of this laptop</translation>
    </message>
    <message>
        <source>As on its sticker: headquarters will know it by this name.</source>
        <translation>As on its sticker: headquarters will know it by this name.</translation>
    </message>
    <message>
        <source>Give the laptop a name.</source>
        <translation>Give the laptop a name.</translation>
    </message>
</context>
</TS>
