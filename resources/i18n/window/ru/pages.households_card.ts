<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Card</name>
    <message>
        <source>Press again to confirm: a cancelled card never serves again.</source>
        <translation>Нажмите ещё раз: аннулированная карта больше никогда не будет действовать.</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Карты</translation>
    </message>
    <message>
        <source>Card lost</source>
        <translation>Карта утеряна</translation>
    </message>
    <message>
        <source>Cancel the card</source>
        <translation>Отозвать карту</translation>
    </message>
    <message>
        <source>Lost: press again</source>
        <translation>Утеряна: нажмите ещё раз</translation>
    </message>
    <message>
        <source>Cancel: press again</source>
        <translation>Отозвать: нажмите ещё раз</translation>
    </message>
    <message>
        <source>New card</source>
        <translation>Новая карта</translation>
    </message>
    <message>
        <source>No card was given yet.</source>
        <translation>Карта ещё не выдана.</translation>
    </message>
    <message>
        <source>The card serves nobody any more. Give the family a new one: F10.</source>
        <translation>Карта больше не действует. Выдайте семье новую: F10.</translation>
    </message>
</context>
</TS>
