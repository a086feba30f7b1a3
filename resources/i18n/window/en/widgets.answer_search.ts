<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Question</name>
    <message>
        <source>type a part of the answer</source>
        <translation>type a part of the answer</translation>
    </message>
    <message>
        <source>This is not in the list. Choose one of the list.</source>
        <translation>This is not in the list. Choose one of the list.</translation>
    </message>
    <message>
        <source>Take back: %1</source>
        <translation>Take back: %1</translation>
    </message>
</context>
</TS>
