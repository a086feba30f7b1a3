<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Exception</name>
    <message>
        <source>As an exception</source>
        <translation>As an exception</translation>
    </message>
    <message>
        <source>The family is of another area</source>
        <translation>The family is of another area</translation>
    </message>
    <message>
        <source>The card cannot be read</source>
        <translation>The card cannot be read</translation>
    </message>
    <message>
        <source>Urgent need</source>
        <translation>Urgent need</translation>
    </message>
    <message>
        <source>Another reason of the team lead</source>
        <translation>Another reason of the team lead</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>What happened, and who decided</source>
        <translation>What happened, and who decided</translation>
    </message>
</context>
</TS>
