<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Finder</name>
    <message>
        <source>collects for: %1</source>
        <translation>доверенное лицо, получает за: %1</translation>
    </message>
    <message>
        <source>household of: %1</source>
        <translation>домохозяйство: %1</translation>
    </message>
    <message>
        <source>head of household</source>
        <translation>глава домохозяйства</translation>
    </message>
    <message>
        <source>Name, telephone or card number</source>
        <translation>Фамилия и имя, телефон или номер карты</translation>
    </message>
    <message>
        <source>People found</source>
        <translation>Найденные люди</translation>
    </message>
    <message>
        <source>↑ ↓ choose, Enter opens, Esc clears</source>
        <translation>↑ ↓ — выбрать, Enter — открыть, Esc — очистить</translation>
    </message>
    <message>
        <source>In Russian or Latin letters; the beginning is enough.</source>
        <translation>Русскими или латинскими буквами; достаточно начала.</translation>
    </message>
    <message>
        <source>Try another spelling, the telephone, or the card number.</source>
        <translation>Попробуйте написать иначе, введите телефон или номер карты.</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>Никто не найден</translation>
    </message>
    <message>
        <source>Who is at the table?</source>
        <translation>Кто у стола?</translation>
    </message>
    <message>
        <source>Type a few letters of any family member's name.</source>
        <translation>Введите несколько букв имени или фамилии любого члена семьи.</translation>
    </message>
</context>
</TS>
