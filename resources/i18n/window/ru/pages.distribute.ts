<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Distribute</name>
    <message>
        <source>Distribute</source>
        <translation>Выдача</translation>
    </message>
    <message>
        <source>Nothing is entered to hand over. Esc: next family.</source>
        <translation>Не указано, что выдать. Esc — следующая семья.</translation>
    </message>
    <message>
        <source>The hand-out is cancelled. The family may receive again.</source>
        <translation>Выдача аннулирована. Семья может получить помощь снова.</translation>
    </message>
    <message>
        <source>Saved:</source>
        <translation>Сохранено:</translation>
    </message>
    <message>
        <source>Ctrl+Z cancels it.</source>
        <translation>Ctrl+Z — аннулировать.</translation>
    </message>
</context>
</TS>
