<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Today</name>
    <message>
        <source>Today</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Start handing out</source>
        <translation>Start handing out</translation>
    </message>
    <message>
        <source>Rounds here today</source>
        <translation>Rounds here today</translation>
    </message>
    <message>
        <source>By the hour</source>
        <translation>By the hour</translation>
    </message>
    <message>
        <source>By item</source>
        <translation>By item</translation>
    </message>
    <message>
        <source>No round runs here today</source>
        <translation>No round runs here today</translation>
    </message>
    <message>
        <source>Check the site in Settings, or sync to get the newest plan.</source>
        <translation>Check the site in Settings, or sync to get the newest plan.</translation>
    </message>
    <message>
        <source>Go to Sync</source>
        <translation>Go to Sync</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hand-outs today</source>
        <translation>
            <numerusform>%Ln hand-out today</numerusform>
            <numerusform>%Ln hand-outs today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln families served</source>
        <translation>
            <numerusform>%Ln family served</numerusform>
            <numerusform>%Ln families served</numerusform>
        </translation>
    </message>
    <message>
        <source>This laptop's clock says %1, which cannot be. Set its date and time right, then lock FieldKit and unlock it.</source>
        <translation>This laptop's clock says %1, which cannot be. Set its date and time right, then lock FieldKit and unlock it.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln blank cards left</source>
        <translation>
            <numerusform>%Ln blank card left</numerusform>
            <numerusform>%Ln blank cards left</numerusform>
        </translation>
    </message>
    <message>
        <source> (given to this laptop: %1)</source>
        <translation> (given to this laptop: %1)</translation>
    </message>
    <message>
        <source>Ask headquarters for more before they run out.</source>
        <translation>Ask headquarters for more before they run out.</translation>
    </message>
    <message>
        <source>round</source>
        <translation>round</translation>
    </message>
    <message>
        <source>until</source>
        <translation>until</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries wait for headquarters</source>
        <translation>
            <numerusform>%Ln entry waits for headquarters</numerusform>
            <numerusform>%Ln entries wait for headquarters</numerusform>
        </translation>
    </message>
    <message>
        <source>Open Sync and send them.</source>
        <translation>Open Sync and send them.</translation>
    </message>
    <message>
        <source>The directory is past its term. Work goes on; sync as soon as you can.</source>
        <translation>The directory is past its term. Work goes on; sync as soon as you can.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries are kept but not in force</source>
        <translation>
            <numerusform>%Ln entry is kept but not in force</numerusform>
            <numerusform>%Ln entries are kept but not in force</numerusform>
        </translation>
    </message>
    <message>
        <source>An update of FieldKit may be needed; tell headquarters.</source>
        <translation>An update of FieldKit may be needed; tell headquarters.</translation>
    </message>
</context>
</TS>
