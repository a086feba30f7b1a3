<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Assess</name>
    <message numerus="yes">
        <source>%Ln answers still needed</source>
        <translation>
            <numerusform>%Ln answer still needed</numerusform>
            <numerusform>%Ln answers still needed</numerusform>
        </translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>answered</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>wrong</translation>
    </message>
    <message>
        <source>answer needed</source>
        <translation>answer needed</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>not answered</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>not asked</translation>
    </message>
</context>
</TS>
