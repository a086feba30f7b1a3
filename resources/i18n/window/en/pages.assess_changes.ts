<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>AssessFamily</name>
    <message>
        <source>another one</source>
        <translation>another one</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>no answer</translation>
    </message>
    <message>
        <source>a signature</source>
        <translation>a signature</translation>
    </message>
    <message>
        <source>a picture</source>
        <translation>a picture</translation>
    </message>
</context>
</TS>
