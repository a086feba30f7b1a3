<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Sync</name>
    <message numerus="yes">
        <source>%Ln records received</source>
        <translation>
            <numerusform>%Ln record received</numerusform>
            <numerusform>%Ln records received</numerusform>
        </translation>
    </message>
    <message>
        <source>Records received: %1 of %2</source>
        <translation>Records received: %1 of %2</translation>
    </message>
    <message>
        <source>Pictures of forms received: %1 of %2</source>
        <translation>Pictures of forms received: %1 of %2</translation>
    </message>
    <message>
        <source>Confirmed by headquarters: %1 of %2</source>
        <translation>Confirmed by headquarters: %1 of %2</translation>
    </message>
    <message>
        <source>This laptop's clock differs from headquarters' by:</source>
        <translation>This laptop's clock differs from headquarters' by:</translation>
    </message>
</context>
</TS>
