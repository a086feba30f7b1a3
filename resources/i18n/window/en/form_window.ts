<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Form</name>
    <message>
        <source>These answers are not in the file yet: “Check and save” writes it. Close again to throw them away.</source>
        <translation>These answers are not in the file yet: “Check and save” writes it. Close again to throw them away.</translation>
    </message>
    <message>
        <source>A trial: the answers are kept nowhere.</source>
        <translation>A trial: the answers are kept nowhere.</translation>
    </message>
    <message>
        <source>The answers go into the file %1, in clear: anyone who has the file can read them. Do not put real families' answers in it.</source>
        <translation>The answers go into the file %1, in clear: anyone who has the file can read them. Do not put real families' answers in it.</translation>
    </message>
    <message>
        <source>Something went wrong (%1). The answers are still here; try that again.</source>
        <translation>Something went wrong (%1). The answers are still here; try that again.</translation>
    </message>
    <message>
        <source>Nothing is missing or wrong. As a trial, nothing is kept.</source>
        <translation>Nothing is missing or wrong. As a trial, nothing is kept.</translation>
    </message>
    <message>
        <source>Written to %1, in clear. Delete the file when it is not needed.</source>
        <translation>Written to %1, in clear. Delete the file when it is not needed.</translation>
    </message>
    <message>
        <source>Written to %1, in clear, with the pictures as files beside it. Delete them all when they are not needed.</source>
        <translation>Written to %1, in clear, with the pictures as files beside it. Delete them all when they are not needed.</translation>
    </message>
</context>
</TS>
