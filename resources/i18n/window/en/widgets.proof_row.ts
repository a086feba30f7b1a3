<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Proof</name>
    <message>
        <source>Proof</source>
        <translation>Proof</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Photograph</source>
        <translation>Photograph</translation>
    </message>
    <message>
        <source>Thumbprint</source>
        <translation>Thumbprint</translation>
    </message>
    <message>
        <source>Sign here, or on the paper sheet. Delete wipes it.</source>
        <translation>Sign here, or on the paper sheet. Delete wipes it.</translation>
    </message>
    <message>
        <source>Where the photograph is kept</source>
        <translation>Where the photograph is kept</translation>
    </message>
    <message>
        <source>Name of the witness</source>
        <translation>Name of the witness</translation>
    </message>
</context>
</TS>
