<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Proof</name>
    <message>
        <source>Proof</source>
        <translation>Подтверждение</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Карта</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Подпись</translation>
    </message>
    <message>
        <source>Photograph</source>
        <translation>Фотография</translation>
    </message>
    <message>
        <source>Thumbprint</source>
        <translation>Отпечаток пальца</translation>
    </message>
    <message>
        <source>Sign here, or on the paper sheet. Delete wipes it.</source>
        <translation>Распишитесь здесь или в бумажной ведомости. Delete — стереть.</translation>
    </message>
    <message>
        <source>Where the photograph is kept</source>
        <translation>Где хранится фотография</translation>
    </message>
    <message>
        <source>Name of the witness</source>
        <translation>Имя свидетеля</translation>
    </message>
</context>
</TS>
