<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Session</name>
    <message>
        <source>Something went wrong in FieldKit itself. Everything that was saved is safe. Try again; if it happens once more, lock, unlock, and tell headquarters.</source>
        <translation>Something went wrong in FieldKit itself. Everything that was saved is safe. Try again; if it happens once more, lock, unlock, and tell headquarters.</translation>
    </message>
</context>
</TS>
