<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Unlock</name>
    <message>
        <source>Who are you?</source>
        <translation>Who are you?</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Forgotten?</source>
        <translation>Forgotten?</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>Checking the passphrase: 1 to 3 seconds …</source>
        <translation>Checking the passphrase: 1 to 3 seconds …</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>A new passphrase</source>
        <translation>A new passphrase</translation>
    </message>
    <message>
        <source>Unlock FieldKit</source>
        <translation>Unlock FieldKit</translation>
    </message>
    <message>
        <source>You are typing Latin letters.</source>
        <translation>You are typing Latin letters.</translation>
    </message>
    <message>
        <source>You are typing Russian letters.</source>
        <translation>You are typing Russian letters.</translation>
    </message>
    <message>
        <source>Latin and Russian letters are mixed: check the layout.</source>
        <translation>Latin and Russian letters are mixed: check the layout.</translation>
    </message>
    <message>
        <source>Caps Lock is on.</source>
        <translation>Caps Lock is on.</translation>
    </message>
    <message>
        <source>user</source>
        <translation>user</translation>
    </message>
    <message>
        <source>This laptop is not ready for work yet</source>
        <translation>This laptop is not ready for work yet</translation>
    </message>
    <message>
        <source>This laptop cannot be unlocked now</source>
        <translation>This laptop cannot be unlocked now</translation>
    </message>
</context>
</TS>
