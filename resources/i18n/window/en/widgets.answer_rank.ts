<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Question</name>
    <message>
        <source>Up</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>Keep this order</source>
        <translation>Keep this order</translation>
    </message>
    <message>
        <source>Not ranked yet. The first is the most important.</source>
        <translation>Not ranked yet. The first is the most important.</translation>
    </message>
    <message>
        <source>Ranked. The first is the most important.</source>
        <translation>Ranked. The first is the most important.</translation>
    </message>
</context>
</TS>
