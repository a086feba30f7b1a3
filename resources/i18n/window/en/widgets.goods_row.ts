<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Goods</name>
    <message numerus="yes">
        <source>of %Ln</source>
        <translation>
            <numerusform>of %Ln</numerusform>
            <numerusform>of %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln received before</source>
        <translation>
            <numerusform>%Ln received before</numerusform>
            <numerusform>%Ln received before</numerusform>
        </translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Serial number</translation>
    </message>
    <message numerus="yes">
        <source>in stock here: %Ln</source>
        <translation>
            <numerusform>in stock here: %Ln</numerusform>
            <numerusform>in stock here: %Ln</numerusform>
        </translation>
    </message>
</context>
</TS>
