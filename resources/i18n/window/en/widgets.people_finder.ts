<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Finder</name>
    <message>
        <source>collects for: %1</source>
        <translation>collects for: %1</translation>
    </message>
    <message>
        <source>household of: %1</source>
        <translation>household of: %1</translation>
    </message>
    <message>
        <source>head of household</source>
        <translation>head of household</translation>
    </message>
    <message>
        <source>Name, telephone or card number</source>
        <translation>Name, telephone or card number</translation>
    </message>
    <message>
        <source>People found</source>
        <translation>People found</translation>
    </message>
    <message>
        <source>↑ ↓ choose, Enter opens, Esc clears</source>
        <translation>↑ ↓ choose, Enter opens, Esc clears</translation>
    </message>
    <message>
        <source>In Russian or Latin letters; the beginning is enough.</source>
        <translation>In Russian or Latin letters; the beginning is enough.</translation>
    </message>
    <message>
        <source>Try another spelling, the telephone, or the card number.</source>
        <translation>Try another spelling, the telephone, or the card number.</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>Nobody found</translation>
    </message>
    <message>
        <source>Who is at the table?</source>
        <translation>Who is at the table?</translation>
    </message>
    <message>
        <source>Type a few letters of any family member's name.</source>
        <translation>Type a few letters of any family member's name.</translation>
    </message>
</context>
</TS>
