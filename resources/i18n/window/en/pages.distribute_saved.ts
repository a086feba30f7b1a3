<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Distribute</name>
    <message>
        <source>Saved:</source>
        <translation>Saved:</translation>
    </message>
    <message>
        <source>Ctrl+Z cancels it.</source>
        <translation>Ctrl+Z cancels it.</translation>
    </message>
    <message>
        <source>The hand-out is cancelled. The family may receive again.</source>
        <translation>The hand-out is cancelled. The family may receive again.</translation>
    </message>
    <message>
        <source>Not handed over yet: %1. Check it, then hand over.</source>
        <translation>Not handed over yet: %1. Check it, then hand over.</translation>
    </message>
    <message>
        <source>What was begun for this family was not handed over and no longer fits: %1. Scan the card again.</source>
        <translation>What was begun for this family was not handed over and no longer fits: %1. Scan the card again.</translation>
    </message>
    <message>
        <source>Receipt as PDF …</source>
        <translation>Receipt as PDF …</translation>
    </message>
    <message>
        <source>Save the receipt: the file shows the family's name openly</source>
        <translation>Save the receipt: the file shows the family's name openly</translation>
    </message>
    <message>
        <source>The receipt is in %1. The file is not encrypted: print it, then delete it.</source>
        <translation>The receipt is in %1. The file is not encrypted: print it, then delete it.</translation>
    </message>
</context>
</TS>
