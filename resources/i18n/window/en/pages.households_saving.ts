<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Households</name>
    <message>
        <source>Saved.</source>
        <translation>Saved.</translation>
    </message>
</context>
</TS>
