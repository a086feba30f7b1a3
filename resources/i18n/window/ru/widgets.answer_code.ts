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
        <translation>Прочитать с картинки …</translation>
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
        <source>No code is readable in the picture. Type what stands below it.</source>
        <translation>Код на картинке не читается. Введите то, что написано под ним.</translation>
    </message>
</context>
</TS>
