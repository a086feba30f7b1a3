<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>HouseholdsScan</name>
    <message>
        <source>Use the camera</source>
        <translation>Включить камеру</translation>
    </message>
    <message>
        <source>The card %1 is this family's.</source>
        <translation>Карта %1 — этой семьи.</translation>
    </message>
    <message>
        <source>The card %1 is blank. Enter gives it to this family.</source>
        <translation>Карта %1 чистая. Enter — выдать её этой семье.</translation>
    </message>
</context>
</TS>
