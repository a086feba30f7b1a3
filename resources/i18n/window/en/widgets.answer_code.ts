<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Question</name>
    <message>
        <source>scan the code, or type it</source>
        <translation>scan the code, or type it</translation>
    </message>
    <message>
        <source>Read it in a picture …</source>
        <translation>Read it in a picture …</translation>
    </message>
    <message>
        <source>The camera reads QR codes alone. Read any other barcode with a scanner, or type the number below it.</source>
        <translation>The camera reads QR codes alone. Read any other barcode with a scanner, or type the number below it.</translation>
    </message>
    <message>
        <source>Choose a picture of the code</source>
        <translation>Choose a picture of the code</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Pictures</translation>
    </message>
    <message>
        <source>Several codes are in the picture. Choose a picture of one alone.</source>
        <translation>Several codes are in the picture. Choose a picture of one alone.</translation>
    </message>
    <message>
        <source>No QR code is readable in the picture. Type what stands below the code.</source>
        <translation>No QR code is readable in the picture. Type what stands below the code.</translation>
    </message>
</context>
</TS>
