<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Distribute</name>
    <message>
        <source>Receipt: print or PDF …</source>
        <translation>Receipt: print or PDF …</translation>
    </message>
    <message>
        <source>Looking for printers … again for a PDF</source>
        <translation>Looking for printers … again for a PDF</translation>
    </message>
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
        <source>card scanned</source>
        <translation>card scanned</translation>
    </message>
    <message>
        <source>card number typed in</source>
        <translation>card number typed in</translation>
    </message>
    <message>
        <source>found by name, without a card</source>
        <translation>found by name, without a card</translation>
    </message>
</context>
</TS>
