<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>AssessFamily</name>
    <message>
        <source>another one</source>
        <translation>изменено</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>нет ответа</translation>
    </message>
    <message>
        <source>a signature</source>
        <translation>подпись</translation>
    </message>
    <message>
        <source>a picture</source>
        <translation>снимок</translation>
    </message>
</context>
</TS>
