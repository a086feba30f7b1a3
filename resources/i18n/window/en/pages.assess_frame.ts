<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Assess</name>
    <message>
        <source>Next gap</source>
        <translation>Next gap</translation>
    </message>
    <message>
        <source>Check and save</source>
        <translation>Check and save</translation>
    </message>
    <message>
        <source>Next part</source>
        <translation>Next part</translation>
    </message>
    <message>
        <source>Part before</source>
        <translation>Part before</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Outline</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>More</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>Put aside</translation>
    </message>
    <message>
        <source>Language of the questions</source>
        <translation>Language of the questions</translation>
    </message>
    <message>
        <source>Outline of the form</source>
        <translation>Outline of the form</translation>
    </message>
    <message numerus="yes">
        <source>Not asked: %Ln</source>
        <translation>
            <numerusform>Not asked: %Ln</numerusform>
            <numerusform>Not asked: %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Hide what is not asked</source>
        <translation>Hide what is not asked</translation>
    </message>
    <message>
        <source>Shows the questions that are not asked, and why.</source>
        <translation>Shows the questions that are not asked, and why.</translation>
    </message>
</context>
</TS>
