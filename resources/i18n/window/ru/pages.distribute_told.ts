<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Distribute</name>
    <message>
        <source>Days of the round: %1 – %2</source>
        <translation>Дни раунда: %1 — %2</translation>
    </message>
</context>
</TS>
