<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Session</name>
    <message>
        <source>FieldKit ended unexpectedly. Everything that was saved is there; drafts come back when you unlock.</source>
        <translation>Работа FieldKit неожиданно прервалась. Всё сохранённое на месте, черновики вернутся после разблокировки.</translation>
    </message>
</context>
</TS>
