<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Assess</name>
    <message>
        <source>none yet</source>
        <comment>the answer to a question</comment>
        <translation>ответа пока нет</translation>
    </message>
    <message>
        <source>Not asked, as the answers stand.</source>
        <translation>При таких ответах этот вопрос не задаётся.</translation>
    </message>
    <message>
        <source>“%1” is not asked, as the answers stand.</source>
        <translation>При таких ответах «%1» не спрашивается.</translation>
    </message>
</context>
</TS>
