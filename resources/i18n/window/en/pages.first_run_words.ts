<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>FirstRun</name>
    <message>
        <source>Set up this laptop</source>
        <translation>Set up this laptop</translation>
    </message>
    <message>
        <source>Who works here</source>
        <translation>Who works here</translation>
    </message>
    <message>
        <source>The first sync</source>
        <translation>The first sync</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Step %1 of %2</translation>
    </message>
    <message>
        <source>I have written it down: go on</source>
        <translation>I have written it down: go on</translation>
    </message>
    <message>
        <source>Begin work</source>
        <translation>Begin work</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>Sync again</source>
        <translation>Sync again</translation>
    </message>
    <message>
        <source>Measuring this laptop: 2 to 5 seconds …</source>
        <translation>Measuring this laptop: 2 to 5 seconds …</translation>
    </message>
    <message>
        <source>Making keys and the encrypted database …</source>
        <translation>Making keys and the encrypted database …</translation>
    </message>
    <message>
        <source>Unlocking …</source>
        <translation>Unlocking …</translation>
    </message>
    <message>
        <source>This laptop is ready. Now it fetches the families and plans of its areas. To begin work at once, press “Go on later”: the next sync fetches the rest.</source>
        <translation>This laptop is ready. Now it fetches the families and plans of its areas. To begin work at once, press “Go on later”: the next sync fetches the rest.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln records received.</source>
        <translation>
            <numerusform>%Ln record received.</numerusform>
            <numerusform>%Ln records received.</numerusform>
        </translation>
    </message>
    <message>
        <source>Set the clock right, then begin.</source>
        <translation>Set the clock right, then begin.</translation>
    </message>
</context>
</TS>
