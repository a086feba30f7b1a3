<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Assess</name>
    <message>
        <source>none yet</source>
        <comment>the answer to a question</comment>
        <translation>none yet</translation>
    </message>
    <message>
        <source>Not asked, as the answers stand.</source>
        <translation>Not asked, as the answers stand.</translation>
    </message>
    <message>
        <source>“%1” is not asked, as the answers stand.</source>
        <translation>“%1” is not asked, as the answers stand.</translation>
    </message>
</context>
</TS>
