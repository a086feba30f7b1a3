<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Distribute</name>
    <message>
        <source>Distribute</source>
        <translation>Distribute</translation>
    </message>
    <message>
        <source>Nothing is entered to hand over. Esc: next family.</source>
        <translation>Nothing is entered to hand over. Esc: next family.</translation>
    </message>
    <message>
        <source>The hand-out is cancelled. The family may receive again.</source>
        <translation>The hand-out is cancelled. The family may receive again.</translation>
    </message>
    <message>
        <source>Saved:</source>
        <translation>Saved:</translation>
    </message>
    <message>
        <source>Ctrl+Z cancels it.</source>
        <translation>Ctrl+Z cancels it.</translation>
    </message>
</context>
</TS>
