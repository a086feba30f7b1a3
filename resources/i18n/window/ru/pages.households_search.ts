<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Households</name>
    <message>
        <source>Or register the family: F2 takes over the name.</source>
        <translation>Или зарегистрируйте семью: F2 перенесёт введённое имя.</translation>
    </message>
    <message>
        <source>Not saved yet: %1</source>
        <translation>Ещё не сохранено: %1</translation>
    </message>
    <message>
        <source>Register a family</source>
        <translation>Зарегистрировать семью</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Удалить введённое</translation>
    </message>
</context>
</TS>
