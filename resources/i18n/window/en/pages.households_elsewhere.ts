<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Elsewhere</name>
    <message>
        <source>Somebody of a family you checked may be registered in another area. Open it: %1</source>
        <translation>Somebody of a family you checked may be registered in another area. Open it: %1</translation>
    </message>
</context>
</TS>
