<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>AssessFamily</name>
    <message>
        <source>Begin an assessment</source>
        <translation>Begin an assessment</translation>
    </message>
    <message>
        <source>Assessed before</source>
        <translation>Assessed before</translation>
    </message>
    <message>
        <source>Another family</source>
        <translation>Another family</translation>
    </message>
    <message>
        <source>Begin: %1, version %2</source>
        <translation>Begin: %1, version %2</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>version %1</translation>
    </message>
    <message>
        <source>Corrected later; the correction counts.</source>
        <translation>Corrected later; the correction counts.</translation>
    </message>
    <message>
        <source>A correction of an earlier assessment.</source>
        <translation>A correction of an earlier assessment.</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>Correct the assessment of %1</source>
        <translation>Correct the assessment of %1</translation>
    </message>
    <message>
        <source>What was changed</source>
        <translation>What was changed</translation>
    </message>
    <message>
        <source>What was changed on %1</source>
        <translation>What was changed on %1</translation>
    </message>
    <message>
        <source>No answer was changed.</source>
        <translation>No answer was changed.</translation>
    </message>
</context>
<context>
    <name>Assess</name>
    <message>
        <source>This laptop has no form yet: headquarters sends them. Meet headquarters on the page Sync; if there is still none, ask your data manager to publish one.</source>
        <translation>This laptop has no form yet: headquarters sends them. Meet headquarters on the page Sync; if there is still none, ask your data manager to publish one.</translation>
    </message>
</context>
</TS>
