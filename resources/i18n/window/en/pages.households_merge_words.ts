<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Clash</name>
    <message>
        <source>Somebody else changed this household meanwhile; their changes are in the form.</source>
        <translation>Somebody else changed this household meanwhile; their changes are in the form.</translation>
    </message>
    <message>
        <source>Not saved yet: somebody else changed this household meanwhile. Both are kept:</source>
        <translation>Not saved yet: somebody else changed this household meanwhile. Both are kept:</translation>
    </message>
    <message>
        <source>What you typed stands in the form. Correct it if the record is right, and save again.</source>
        <translation>What you typed stands in the form. Correct it if the record is right, and save again.</translation>
    </message>
    <message>
        <source>%1: taken out by somebody else; your changes to this member are not kept.</source>
        <translation>%1: taken out by somebody else; your changes to this member are not kept.</translation>
    </message>
    <message>
        <source>%1: taken out by you, changed by somebody else.</source>
        <translation>%1: taken out by you, changed by somebody else.</translation>
    </message>
    <message>
        <source>%1: you wrote “%2”, in the record now “%3”.</source>
        <translation>%1: you wrote “%2”, in the record now “%3”.</translation>
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
        <source>Came from</source>
        <translation>Came from</translation>
    </message>
    <message>
        <source>Where to find them</source>
        <translation>Where to find them</translation>
    </message>
    <message>
        <source>family name</source>
        <translation>family name</translation>
    </message>
    <message>
        <source>given name</source>
        <translation>given name</translation>
    </message>
    <message>
        <source>patronymic</source>
        <translation>patronymic</translation>
    </message>
    <message>
        <source>sex</source>
        <translation>sex</translation>
    </message>
    <message>
        <source>birth</source>
        <translation>birth</translation>
    </message>
    <message>
        <source>relation</source>
        <translation>relation</translation>
    </message>
    <message>
        <source>specific needs</source>
        <translation>specific needs</translation>
    </message>
</context>
</TS>
