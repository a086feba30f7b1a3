<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Goods</name>
    <message numerus="yes">
        <source>of %Ln</source>
        <translation>
            <numerusform>из %Ln</numerusform>
            <numerusform>из %Ln</numerusform>
            <numerusform>из %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln received before</source>
        <translation>
            <numerusform>раньше получено: %Ln</numerusform>
            <numerusform>раньше получено: %Ln</numerusform>
            <numerusform>раньше получено: %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Серийный номер</translation>
    </message>
    <message numerus="yes">
        <source>in stock here: %Ln</source>
        <translation>
            <numerusform>здесь на складе: %Ln</numerusform>
            <numerusform>здесь на складе: %Ln</numerusform>
            <numerusform>здесь на складе: %Ln</numerusform>
        </translation>
    </message>
</context>
</TS>
