<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Distribute</name>
    <message>
        <source>Where should the receipt go?</source>
        <translation>Where should the receipt go?</translation>
    </message>
    <message>
        <source>Print: %1</source>
        <translation>Print: %1</translation>
    </message>
    <message>
        <source>Save as PDF …</source>
        <translation>Save as PDF …</translation>
    </message>
    <message>
        <source>Save the receipt: the file shows the family's name openly</source>
        <translation>Save the receipt: the file shows the family's name openly</translation>
    </message>
    <message>
        <source>The receipt goes to the printer %1 …</source>
        <translation>The receipt goes to the printer %1 …</translation>
    </message>
    <message>
        <source>The printer %1 has the receipt.</source>
        <translation>The printer %1 has the receipt.</translation>
    </message>
    <message>
        <source>It stands twice on the sheet: one half is for the family.</source>
        <translation>It stands twice on the sheet: one half is for the family.</translation>
    </message>
    <message>
        <source>The receipt is in %1. The file is not encrypted: print it, then delete it.</source>
        <translation>The receipt is in %1. The file is not encrypted: print it, then delete it.</translation>
    </message>
</context>
</TS>
