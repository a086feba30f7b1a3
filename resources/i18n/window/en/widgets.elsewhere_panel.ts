<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Elsewhere</name>
    <message>
        <source>Check other areas</source>
        <translation>Check other areas</translation>
    </message>
    <message>
        <source>Stop asking</source>
        <translation>Stop asking</translation>
    </message>
    <message>
        <source>Asking headquarters… Go on meanwhile; the answer will come here.</source>
        <translation>Asking headquarters… Go on meanwhile; the answer will come here.</translation>
    </message>
    <message>
        <source>Asked before the last changes; check again.</source>
        <translation>Asked before the last changes; check again.</translation>
    </message>
    <message>
        <source>Headquarters knows nobody like them in other areas.</source>
        <translation>Headquarters knows nobody like them in other areas.</translation>
    </message>
    <message>
        <source>Somebody of them may be registered in another area. Ask the family whether they have a card already. Go on all the same and never refuse them on this alone: the team lead settles it with headquarters.</source>
        <translation>Somebody of them may be registered in another area. Ask the family whether they have a card already. Go on all the same and never refuse them on this alone: the team lead settles it with headquarters.</translation>
    </message>
    <message>
        <source>No connection to headquarters. Go on without an answer, and check again from the family's page when there is a connection.</source>
        <translation>No connection to headquarters. Go on without an answer, and check again from the family's page when there is a connection.</translation>
    </message>
    <message>
        <source>Not asked: by a name alone nobody can be told apart. Write the date or year of a birth, or a telephone, and check again.</source>
        <translation>Not asked: by a name alone nobody can be told apart. Write the date or year of a birth, or a telephone, and check again.</translation>
    </message>
</context>
</TS>
