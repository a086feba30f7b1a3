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
        <source>day.month.year</source>
        <translation>day.month.year</translation>
    </message>
    <message>
        <source>This kind of question cannot be answered here yet.</source>
        <translation>This kind of question cannot be answered here yet.</translation>
    </message>
    <message>
        <source>This is no date. Write it like 05.09.2024.</source>
        <translation>This is no date. Write it like 05.09.2024.</translation>
    </message>
    <message>
        <source>This is no whole number. Write digits only.</source>
        <translation>This is no whole number. Write digits only.</translation>
    </message>
    <message>
        <source>This is no number. Write digits, such as 2.5.</source>
        <translation>This is no number. Write digits, such as 2.5.</translation>
    </message>
</context>
</TS>
