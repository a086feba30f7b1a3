<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Assess</name>
    <message>
        <source>Needs assessment</source>
        <translation>Оценка потребностей</translation>
    </message>
    <message>
        <source>%1: correction</source>
        <translation>%1: исправление</translation>
    </message>
    <message>
        <source>The assessment is saved.</source>
        <translation>Оценка потребностей сохранена.</translation>
    </message>
</context>
</TS>
