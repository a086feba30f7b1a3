<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Distribute</name>
    <message>
        <source>Where should the receipt go?</source>
        <translation>Куда отправить расписку?</translation>
    </message>
    <message>
        <source>Print: %1</source>
        <translation>Печать: %1</translation>
    </message>
    <message>
        <source>Save as PDF …</source>
        <translation>Сохранить в PDF…</translation>
    </message>
    <message>
        <source>Save the receipt: the file shows the family's name openly</source>
        <translation>Сохранить расписку: в файле открыто стоит имя получателя</translation>
    </message>
    <message>
        <source>The receipt goes to the printer %1 …</source>
        <translation>Расписка отправляется на принтер %1…</translation>
    </message>
    <message>
        <source>The printer %1 has the receipt.</source>
        <translation>Расписка передана на принтер %1.</translation>
    </message>
    <message>
        <source>It stands twice on the sheet: one half is for the family.</source>
        <translation>На листе два экземпляра: одна половина для семьи.</translation>
    </message>
    <message>
        <source>The receipt is in %1. The file is not encrypted: print it, then delete it.</source>
        <translation>Расписка в файле %1. Файл не зашифрован: напечатайте его и удалите.</translation>
    </message>
</context>
</TS>
