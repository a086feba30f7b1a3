<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Header</name>
    <message>
        <source>Lock</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>Ends this session; what you typed is kept</source>
        <translation>Ends this session; what you typed is kept</translation>
    </message>
    <message>
        <source>saved here</source>
        <translation>saved here</translation>
    </message>
    <message>
        <source>held by the team lead</source>
        <translation>held by the team lead</translation>
    </message>
    <message>
        <source>with the lead</source>
        <translation>with the lead</translation>
    </message>
    <message>
        <source>at headquarters</source>
        <translation>at headquarters</translation>
    </message>
    <message>
        <source>age of the directory</source>
        <translation>age of the directory</translation>
    </message>
    <message>
        <source>directory</source>
        <translation>directory</translation>
    </message>
</context>
</TS>
