<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Passphrase</name>
    <message>
        <source>Type a passphrase.</source>
        <translation>Type a passphrase.</translation>
    </message>
    <message>
        <source>These four words (easiest and safest)</source>
        <translation>These four words (easiest and safest)</translation>
    </message>
    <message>
        <source>A passphrase of my own</source>
        <translation>A passphrase of my own</translation>
    </message>
    <message>
        <source>Other words</source>
        <translation>Other words</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>The same once more</translation>
    </message>
    <message>
        <source>Write it on paper now, and keep the paper apart from the laptop. FieldKit can't show it again. If it is forgotten, only headquarters can let you in anew, which may take a day; nothing that was saved is lost by it.</source>
        <translation>Write it on paper now, and keep the paper apart from the laptop. FieldKit can't show it again. If it is forgotten, only headquarters can let you in anew, which may take a day; nothing that was saved is lost by it.</translation>
    </message>
    <message>
        <source>The two are not the same. Type the second one again.</source>
        <translation>The two are not the same. Type the second one again.</translation>
    </message>
    <message>
        <source>Good: hard to guess.</source>
        <translation>Good: hard to guess.</translation>
    </message>
    <message>
        <source>Latin and Russian letters are mixed: check the layout.</source>
        <translation>Latin and Russian letters are mixed: check the layout.</translation>
    </message>
</context>
</TS>
