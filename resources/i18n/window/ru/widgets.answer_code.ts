<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Question</name>
    <message>
        <source>scan the code, or type it</source>
        <translation>отсканируйте код или введите его</translation>
    </message>
    <message>
        <source>Read it in a picture …</source>
        <translation>Прочитать с картинки…</translation>
    </message>
    <message>
        <source>The camera reads QR codes alone. Read any other barcode with a scanner, or type the number below it.</source>
        <translation>Камера читает только QR-коды. Другой штрихкод считайте сканером или введите номер под ним.</translation>
    </message>
    <message>
        <source>Choose a picture of the code</source>
        <translation>Выберите картинку с кодом</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Картинки</translation>
    </message>
    <message>
        <source>Several codes are in the picture. Choose a picture of one alone.</source>
        <translation>На картинке несколько кодов. Выберите картинку только с одним.</translation>
    </message>
    <message>
        <source>No QR code is readable in the picture. Type what stands below the code.</source>
        <translation>На снимке нет QR-кода, который удалось бы прочитать. Введите то, что написано под кодом.</translation>
    </message>
</context>
</TS>
