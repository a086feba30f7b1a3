<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>HouseholdsScan</name>
    <message>
        <source>Use the camera</source>
        <translation>Use the camera</translation>
    </message>
    <message>
        <source>The card %1 is this family's.</source>
        <translation>The card %1 is this family's.</translation>
    </message>
    <message>
        <source>The card %1 is blank. Enter gives it to this family.</source>
        <translation>The card %1 is blank. Enter gives it to this family.</translation>
    </message>
</context>
</TS>
