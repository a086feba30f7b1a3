<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About FieldKit</source>
        <translation>О программе FieldKit</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Версия</translation>
    </message>
    <message>
        <source>This laptop:</source>
        <translation>Этот ноутбук:</translation>
    </message>
    <message>
        <source>FieldKit registers families, assesses needs and accounts for what is handed out, with or without a connection. What you save stays encrypted on this laptop and goes to headquarters, signed, when there is a way.</source>
        <translation>FieldKit помогает регистрировать семьи, оценивать потребности и учитывать выдачу помощи со связью и без неё. Всё сохранённое хранится на этом ноутбуке в зашифрованном виде и с подписью передаётся в штаб-квартиру, когда есть возможность.</translation>
    </message>
    <message>
        <source>Keys that work everywhere</source>
        <translation>Клавиши, которые действуют везде</translation>
    </message>
    <message>
        <source>Free software under the Apache License, version 2.0.</source>
        <translation>Свободная программа, лицензия Apache, версия 2.0.</translation>
    </message>
    <message>
        <source>Organisation:</source>
        <translation>Организация:</translation>
    </message>
    <message>
        <source>Questions and complaints:</source>
        <translation>Вопросы и жалобы:</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Заблокировать</translation>
    </message>
</context>
</TS>
