<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Settings</name>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>As the computer is set</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлые</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмные</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Высокая контрастность</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Цвета</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>Размер текста</translation>
    </message>
    <message>
        <source>Site of work</source>
        <translation>Площадка работы</translation>
    </message>
    <message>
        <source>In force from the next unlocking: rounds and stock go by it.</source>
        <translation>Действует со следующей разблокировки: по площадке определяются раунды и запасы.</translation>
    </message>
    <message>
        <source>Lock by itself</source>
        <translation>Автоматическая блокировка</translation>
    </message>
    <message>
        <source>After so long without a key or the mouse. Drafts are kept.</source>
        <translation>Если столько времени не трогать клавиатуру и мышь. Черновики сохраняются.</translation>
    </message>
    <message numerus="yes">
        <source>after %Ln minutes</source>
        <translation>
            <numerusform>через %Ln минуту</numerusform>
            <numerusform>через %Ln минуты</numerusform>
            <numerusform>через %Ln минут</numerusform>
        </translation>
    </message>
</context>
</TS>
