<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Question</name>
    <message>
        <source>type a part of the answer</source>
        <translation>введите часть ответа</translation>
    </message>
    <message>
        <source>This is not in the list. Choose one of the list.</source>
        <translation>Этого нет в списке. Выберите из списка.</translation>
    </message>
    <message>
        <source>Take back: %1</source>
        <translation>Убрать из ответа: %1</translation>
    </message>
</context>
</TS>
