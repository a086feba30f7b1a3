<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Assess</name>
    <message>
        <source>Part %1 of %2</source>
        <translation>Part %1 of %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln answers still needed</source>
        <translation>
            <numerusform>%Ln answer still needed</numerusform>
            <numerusform>%Ln answers still needed</numerusform>
        </translation>
    </message>
    <message>
        <source>no more answers needed</source>
        <translation>no more answers needed</translation>
    </message>
</context>
</TS>
