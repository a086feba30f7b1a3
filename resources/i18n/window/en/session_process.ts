<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Session</name>
    <message>
        <source>FieldKit ended unexpectedly. Everything that was saved is there; drafts come back when you unlock.</source>
        <translation>FieldKit ended unexpectedly. Everything that was saved is there; drafts come back when you unlock.</translation>
    </message>
</context>
</TS>
