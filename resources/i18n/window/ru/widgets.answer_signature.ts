<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Question</name>
    <message>
        <source>Sign here. Delete clears it.</source>
        <translation>Распишитесь здесь. Delete — стереть.</translation>
    </message>
    <message>
        <source>Clear the signature</source>
        <translation>Стереть подпись</translation>
    </message>
</context>
</TS>
