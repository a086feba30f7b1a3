<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Part</name>
    <message>
        <source>Rows: %1</source>
        <translation>Rows: %1</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>None yet.</translation>
    </message>
    <message>
        <source>How many there are follows from another answer.</source>
        <translation>How many there are follows from another answer.</translation>
    </message>
    <message>
        <source>Row %1 of %2</source>
        <translation>Row %1 of %2</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>empty</translation>
    </message>
    <message>
        <source>Add a row</source>
        <translation>Add a row</translation>
    </message>
    <message>
        <source>Remove row %1</source>
        <translation>Remove row %1</translation>
    </message>
    <message>
        <source>Yes, remove it</source>
        <translation>Yes, remove it</translation>
    </message>
    <message>
        <source>Row %1 goes with all its answers.</source>
        <translation>Row %1 goes with all its answers.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Keep it</translation>
    </message>
</context>
<context>
    <name>Assess</name>
    <message numerus="yes">
        <source>%Ln answers still needed</source>
        <translation>
            <numerusform>%Ln answer still needed</numerusform>
            <numerusform>%Ln answers still needed</numerusform>
        </translation>
    </message>
</context>
</TS>
