<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Distribute</name>
    <message>
        <source>Cancel the last hand-out?</source>
        <translation>Аннулировать последнюю выдачу?</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>The goods are back with us (Space)</source>
        <translation>Товар вернули нам (пробел)</translation>
    </message>
    <message>
        <source>Cancel the hand-out</source>
        <translation>Аннулировать</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Оставить как есть</translation>
    </message>
    <message>
        <source>Entered by mistake</source>
        <translation>Внесено по ошибке</translation>
    </message>
    <message>
        <source>Wrong household</source>
        <translation>Не то домохозяйство</translation>
    </message>
    <message>
        <source>Wrong item or number</source>
        <translation>Не тот товар или количество</translation>
    </message>
    <message>
        <source>Entered twice</source>
        <translation>Внесено дважды</translation>
    </message>
    <message>
        <source>The family gave it back</source>
        <translation>Семья вернула товар</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>Другая причина</translation>
    </message>
</context>
</TS>
