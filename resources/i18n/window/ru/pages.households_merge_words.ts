<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Clash</name>
    <message>
        <source>Somebody else changed this household meanwhile; their changes are in the form.</source>
        <translation>Тем временем домохозяйство изменил кто-то другой; его изменения уже внесены в форму.</translation>
    </message>
    <message>
        <source>Not saved yet: somebody else changed this household meanwhile. Both are kept:</source>
        <translation>Ещё не сохранено: тем временем домохозяйство изменил кто-то другой. Вот оба варианта:</translation>
    </message>
    <message>
        <source>What you typed stands in the form. Correct it if the record is right, and save again.</source>
        <translation>В форме осталось то, что ввели вы. Если верна запись, исправьте и сохраните ещё раз.</translation>
    </message>
    <message>
        <source>%1: taken out by somebody else; your changes to this member are not kept.</source>
        <translation>%1: исключён(а) кем-то другим; ваши изменения этого человека не сохранятся.</translation>
    </message>
    <message>
        <source>%1: taken out by you, changed by somebody else.</source>
        <translation>%1: вы исключаете, а кто-то другой изменил.</translation>
    </message>
    <message>
        <source>%1: you wrote “%2”, in the record now “%3”.</source>
        <translation>%1: вы ввели «%2», сейчас в записи «%3».</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Телефон</translation>
    </message>
    <message>
        <source>Arrived on</source>
        <translation>Прибыли</translation>
    </message>
    <message>
        <source>Came from</source>
        <translation>Откуда прибыли</translation>
    </message>
    <message>
        <source>Where to find them</source>
        <translation>Где их найти</translation>
    </message>
    <message>
        <source>family name</source>
        <translation>фамилия</translation>
    </message>
    <message>
        <source>given name</source>
        <translation>имя</translation>
    </message>
    <message>
        <source>patronymic</source>
        <translation>отчество</translation>
    </message>
    <message>
        <source>sex</source>
        <translation>пол</translation>
    </message>
    <message>
        <source>birth</source>
        <translation>рождение</translation>
    </message>
    <message>
        <source>relation</source>
        <translation>родство</translation>
    </message>
    <message>
        <source>specific needs</source>
        <translation>особые потребности</translation>
    </message>
</context>
</TS>
