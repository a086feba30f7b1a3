<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Member</name>
    <message>
        <source>Choose the sex.</source>
        <translation>Укажите пол.</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation>Фамилия</translation>
    </message>
    <message>
        <source>Given name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Patronymic</source>
        <translation>Отчество</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Пол</translation>
    </message>
    <message>
        <source>Birth</source>
        <translation>Рождение</translation>
    </message>
    <message>
        <source>date or age</source>
        <translation>дата, возраст</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Кем приходится</translation>
    </message>
    <message>
        <source>Specific needs</source>
        <translation>Особые потребности</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>%1 will be taken out when you save.</source>
        <translation>%1: при сохранении этот человек будет исключён из домохозяйства.</translation>
    </message>
    <message>
        <source>It is the same</source>
        <translation>Это тот же человек</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Это другой человек</translation>
    </message>
    <message>
        <source>05.09.1984, or a year, or an age, or a band such as 18-59 or 60+</source>
        <translation>05.09.1984, или год, или возраст, или группа: 18-59, 60+</translation>
    </message>
    <message>
        <source>member %1</source>
        <translation>человек %1</translation>
    </message>
    <message>
        <source>Specific needs: none noted</source>
        <translation>Особые потребности: не отмечены</translation>
    </message>
    <message>
        <source>Specific needs:</source>
        <translation>Особые потребности:</translation>
    </message>
    <message>
        <source>Write the family name.</source>
        <translation>Впишите фамилию.</translation>
    </message>
    <message>
        <source>Write the given name.</source>
        <translation>Впишите имя.</translation>
    </message>
</context>
</TS>
