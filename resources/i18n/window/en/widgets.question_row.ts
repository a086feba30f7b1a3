<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Question</name>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>See: %1</source>
        <translation>See: %1</translation>
    </message>
    <message>
        <source>Recordings and files are not kept here. Write the file's name, or where it is.</source>
        <translation>Recordings and files are not kept here. Write the file's name, or where it is.</translation>
    </message>
    <message>
        <source>Nothing to choose from yet: it follows from another answer.</source>
        <translation>Nothing to choose from yet: it follows from another answer.</translation>
    </message>
</context>
</TS>
