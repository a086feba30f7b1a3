<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Recover</name>
    <message>
        <source>Save the request</source>
        <translation>Save the request</translation>
    </message>
    <message>
        <source>The answer of headquarters</source>
        <translation>The answer of headquarters</translation>
    </message>
    <message>
        <source>Type the words of headquarters.</source>
        <translation>Type the words of headquarters.</translation>
    </message>
    <message>
        <source>Setting it: 2 to 5 seconds …</source>
        <translation>Setting it: 2 to 5 seconds …</translation>
    </message>
    <message>
        <source>1. Save the request and send it to headquarters any way you like: there is nothing secret in it. Headquarters will call you and ask for its number:</source>
        <translation>1. Save the request and send it to headquarters any way you like: there is nothing secret in it. Headquarters will call you and ask for its number:</translation>
    </message>
    <message>
        <source>Save the request …</source>
        <translation>Save the request …</translation>
    </message>
    <message>
        <source>2. When the answer has come, open it here. The request waits: you may lock or switch off the laptop till then.</source>
        <translation>2. When the answer has come, open it here. The request waits: you may lock or switch off the laptop till then.</translation>
    </message>
    <message>
        <source>Open the answer …</source>
        <translation>Open the answer …</translation>
    </message>
    <message>
        <source>Words of headquarters</source>
        <translation>Words of headquarters</translation>
    </message>
    <message>
        <source>Four words that you were told by telephone.</source>
        <translation>Four words that you were told by telephone.</translation>
    </message>
    <message>
        <source>Your new passphrase</source>
        <translation>Your new passphrase</translation>
    </message>
    <message>
        <source>Set it and unlock</source>
        <translation>Set it and unlock</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Saved:</source>
        <translation>Saved:</translation>
    </message>
</context>
</TS>
