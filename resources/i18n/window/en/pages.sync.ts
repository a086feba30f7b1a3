<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Sync</name>
    <message>
        <source>Reaching headquarters …</source>
        <translation>Reaching headquarters …</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Sync now</translation>
    </message>
    <message>
        <source>Saved here</source>
        <translation>Saved here</translation>
    </message>
    <message>
        <source>Written on this laptop and safe from a power cut.</source>
        <translation>Written on this laptop and safe from a power cut.</translation>
    </message>
    <message>
        <source>Held by the team lead</source>
        <translation>Held by the team lead</translation>
    </message>
    <message>
        <source>The team lead's laptop has taken them on to carry them further.</source>
        <translation>The team lead's laptop has taken them on to carry them further.</translation>
    </message>
    <message>
        <source>This laptop has not met the team lead's laptop.</source>
        <translation>This laptop has not met the team lead's laptop.</translation>
    </message>
    <message>
        <source>At headquarters</source>
        <translation>At headquarters</translation>
    </message>
    <message>
        <source>Headquarters has signed for them.</source>
        <translation>Headquarters has signed for them.</translation>
    </message>
    <message>
        <source>Headquarters has signed for nothing yet.</source>
        <translation>Headquarters has signed for nothing yet.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries are on this laptop alone.</source>
        <translation>
            <numerusform>%Ln entry is on this laptop alone.</numerusform>
            <numerusform>%Ln entries are on this laptop alone.</numerusform>
        </translation>
    </message>
    <message>
        <source>The oldest has waited:</source>
        <translation>The oldest has waited:</translation>
    </message>
    <message>
        <source>Headquarters has everything from this laptop.</source>
        <translation>Headquarters has everything from this laptop.</translation>
    </message>
    <message>
        <source>No directory has come yet.</source>
        <translation>No directory has come yet.</translation>
    </message>
    <message>
        <source>Age of the directory:</source>
        <translation>Age of the directory:</translation>
    </message>
    <message>
        <source>It is past its term; sync to renew it.</source>
        <translation>It is past its term; sync to renew it.</translation>
    </message>
    <message>
        <source>Stopped. What headquarters has confirmed stays confirmed.</source>
        <translation>Stopped. What headquarters has confirmed stays confirmed.</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Done.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries confirmed.</source>
        <translation>
            <numerusform>%Ln entry confirmed.</numerusform>
            <numerusform>%Ln entries confirmed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln records received.</source>
        <translation>
            <numerusform>%Ln record received.</numerusform>
            <numerusform>%Ln records received.</numerusform>
        </translation>
    </message>
    <message>
        <source>Set the clock right.</source>
        <translation>Set the clock right.</translation>
    </message>
</context>
</TS>
