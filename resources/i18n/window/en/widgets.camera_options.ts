<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Camera</name>
    <message>
        <source>Picture as in a mirror</source>
        <translation>Picture as in a mirror</translation>
    </message>
    <message>
        <source>Sound when a card is read</source>
        <translation>Sound when a card is read</translation>
    </message>
</context>
</TS>
