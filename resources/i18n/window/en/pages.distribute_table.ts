<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Distribute</name>
    <message>
        <source>Saving …</source>
        <translation>Saving …</translation>
    </message>
    <message>
        <source>F8: quantities and serial numbers</source>
        <translation>F8: quantities and serial numbers</translation>
    </message>
    <message>
        <source>Next family</source>
        <translation>Next family</translation>
    </message>
    <message>
        <source>No exception</source>
        <translation>No exception</translation>
    </message>
    <message>
        <source>Give as an exception …</source>
        <translation>Give as an exception …</translation>
    </message>
    <message>
        <source>The team lead can give it as an exception: call them.</source>
        <translation>The team lead can give it as an exception: call them.</translation>
    </message>
    <message>
        <source>Hand over as an exception</source>
        <translation>Hand over as an exception</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>Nothing is entered to hand over. Esc: next family.</source>
        <translation>Nothing is entered to hand over. Esc: next family.</translation>
    </message>
</context>
</TS>
