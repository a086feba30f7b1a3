<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Family</name>
    <message numerus="yes">
        <source>Not saved yet: %Ln rows need a look.</source>
        <translation>
            <numerusform>Not saved yet: %Ln row needs a look.</numerusform>
            <numerusform>Not saved yet: %Ln rows need a look.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not saved yet: answer whether these are the same people.</source>
        <translation>Not saved yet: answer whether these are the same people.</translation>
    </message>
    <message>
        <source>A new household</source>
        <translation>A new household</translation>
    </message>
    <message>
        <source>Change the record of a household</source>
        <translation>Change the record of a household</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>Arrived on</source>
        <translation>Arrived on</translation>
    </message>
    <message>
        <source>05.09.2024</source>
        <translation>05.09.2024</translation>
    </message>
    <message>
        <source>Came from</source>
        <translation>Came from</translation>
    </message>
    <message>
        <source>Where to find them</source>
        <translation>Where to find them</translation>
    </message>
    <message>
        <source>Add a member</source>
        <translation>Add a member</translation>
    </message>
    <message>
        <source>Add somebody who may collect</source>
        <translation>Add somebody who may collect</translation>
    </message>
    <message>
        <source>Save the household</source>
        <translation>Save the household</translation>
    </message>
    <message>
        <source>Leave; what is typed is kept</source>
        <translation>Leave; what is typed is kept</translation>
    </message>
    <message>
        <source>The household</source>
        <translation>The household</translation>
    </message>
    <message>
        <source>Who else may collect for them</source>
        <translation>Who else may collect for them</translation>
    </message>
</context>
</TS>
