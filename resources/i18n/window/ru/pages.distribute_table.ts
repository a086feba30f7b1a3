<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Distribute</name>
    <message>
        <source>Saving …</source>
        <translation>Сохраняется…</translation>
    </message>
    <message>
        <source>F8: quantities and serial numbers</source>
        <translation>F8 — количество и серийные номера</translation>
    </message>
    <message>
        <source>Next family</source>
        <translation>Следующая семья</translation>
    </message>
    <message>
        <source>No exception</source>
        <translation>Без исключения</translation>
    </message>
    <message>
        <source>Give as an exception …</source>
        <translation>Выдать в порядке исключения…</translation>
    </message>
    <message>
        <source>The team lead can give it as an exception: call them.</source>
        <translation>Руководитель группы может выдать помощь в порядке исключения: позовите его.</translation>
    </message>
    <message>
        <source>Hand over as an exception</source>
        <translation>Выдать в порядке исключения</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Выдать</translation>
    </message>
    <message>
        <source>Nothing is entered to hand over. Esc: next family.</source>
        <translation>Не указано, что выдать. Esc — следующая семья.</translation>
    </message>
</context>
</TS>
