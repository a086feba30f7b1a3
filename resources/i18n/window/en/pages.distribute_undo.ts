<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Distribute</name>
    <message>
        <source>Cancel the last hand-out?</source>
        <translation>Cancel the last hand-out?</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>The goods are back with us (Space)</source>
        <translation>The goods are back with us (Space)</translation>
    </message>
    <message>
        <source>Cancel the hand-out</source>
        <translation>Cancel the hand-out</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Leave it as it is</translation>
    </message>
    <message>
        <source>Entered by mistake</source>
        <translation>Entered by mistake</translation>
    </message>
    <message>
        <source>Wrong household</source>
        <translation>Wrong household</translation>
    </message>
    <message>
        <source>Wrong item or number</source>
        <translation>Wrong item or number</translation>
    </message>
    <message>
        <source>Entered twice</source>
        <translation>Entered twice</translation>
    </message>
    <message>
        <source>The family gave it back</source>
        <translation>The family gave it back</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>Another reason</translation>
    </message>
</context>
</TS>
