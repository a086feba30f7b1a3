<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Distribute</name>
    <message>
        <source>Days of the round: %1 – %2</source>
        <translation>Days of the round: %1 – %2</translation>
    </message>
</context>
</TS>
