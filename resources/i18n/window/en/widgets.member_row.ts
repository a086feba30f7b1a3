<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Member</name>
    <message>
        <source>Choose the sex.</source>
        <translation>Choose the sex.</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation>Family name</translation>
    </message>
    <message>
        <source>Given name</source>
        <translation>Given name</translation>
    </message>
    <message>
        <source>Patronymic</source>
        <translation>Patronymic</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>Birth</source>
        <translation>Birth</translation>
    </message>
    <message>
        <source>date or age</source>
        <translation>date or age</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Relation</translation>
    </message>
    <message>
        <source>Specific needs</source>
        <translation>Specific needs</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Put back</translation>
    </message>
    <message>
        <source>%1 will be taken out when you save.</source>
        <translation>%1 will be taken out when you save.</translation>
    </message>
    <message>
        <source>It is the same</source>
        <translation>It is the same</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Somebody else</translation>
    </message>
    <message>
        <source>05.09.1984, or a year, or an age, or a band such as 18-59 or 60+</source>
        <translation>05.09.1984, or a year, or an age, or a band such as 18-59 or 60+</translation>
    </message>
    <message>
        <source>member %1</source>
        <translation>member %1</translation>
    </message>
    <message>
        <source>Specific needs: none noted</source>
        <translation>Specific needs: none noted</translation>
    </message>
    <message>
        <source>Specific needs:</source>
        <translation>Specific needs:</translation>
    </message>
    <message>
        <source>Write the family name.</source>
        <translation>Write the family name.</translation>
    </message>
    <message>
        <source>Write the given name.</source>
        <translation>Write the given name.</translation>
    </message>
</context>
</TS>
