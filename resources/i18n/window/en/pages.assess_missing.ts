<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Assess</name>
    <message numerus="yes">
        <source>Not saved yet: %Ln answers are missing or wrong.</source>
        <translation>
            <numerusform>Not saved yet: %Ln answer is missing or wrong.</numerusform>
            <numerusform>Not saved yet: %Ln answers are missing or wrong.</numerusform>
        </translation>
    </message>
    <message>
        <source>answer needed: %1</source>
        <translation>answer needed: %1</translation>
    </message>
    <message>
        <source>to be corrected: %1</source>
        <translation>to be corrected: %1</translation>
    </message>
</context>
</TS>
