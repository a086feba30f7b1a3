<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>SettingsUsers</name>
    <message>
        <source>Making the key: 1 to 3 seconds …</source>
        <translation>Making the key: 1 to 3 seconds …</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Who unlocks this laptop</source>
        <translation>Who unlocks this laptop</translation>
    </message>
    <message>
        <source>Let somebody else in …</source>
        <translation>Let somebody else in …</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>Let in</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>Hand the laptop over: the person chooses their name and passphrase themselves, and nobody else sees the words.</source>
        <translation>Hand the laptop over: the person chooses their name and passphrase themselves, and nobody else sees the words.</translation>
    </message>
    <message>
        <source>Each person works under their own name and passphrase, so that it is known who did what.</source>
        <translation>Each person works under their own name and passphrase, so that it is known who did what.</translation>
    </message>
    <message>
        <source>Everybody whom headquarters has put on this laptop can unlock it. For one more person, ask the data manager, then sync.</source>
        <translation>Everybody whom headquarters has put on this laptop can unlock it. For one more person, ask the data manager, then sync.</translation>
    </message>
    <message>
        <source>Can unlock this laptop from now on:</source>
        <translation>Can unlock this laptop from now on:</translation>
    </message>
</context>
</TS>
