<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Unlock</name>
    <message>
        <source>Who are you?</source>
        <translation>Кто вы?</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Парольная фраза</translation>
    </message>
    <message>
        <source>Forgotten?</source>
        <translation>Забыли фразу?</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Разблокировать</translation>
    </message>
    <message>
        <source>Checking the passphrase: 1 to 3 seconds …</source>
        <translation>Проверяем парольную фразу: от 1 до 3 секунд…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>A new passphrase</source>
        <translation>Новая парольная фраза</translation>
    </message>
    <message>
        <source>Unlock FieldKit</source>
        <translation>Разблокировать FieldKit</translation>
    </message>
    <message>
        <source>You are typing Latin letters.</source>
        <translation>Вы вводите латинские буквы.</translation>
    </message>
    <message>
        <source>You are typing Russian letters.</source>
        <translation>Вы вводите русские буквы.</translation>
    </message>
    <message>
        <source>Latin and Russian letters are mixed: check the layout.</source>
        <translation>Латинские и русские буквы вперемешку: проверьте раскладку.</translation>
    </message>
    <message>
        <source>Caps Lock is on.</source>
        <translation>Включён Caps Lock.</translation>
    </message>
    <message>
        <source>user</source>
        <translation>пользователь</translation>
    </message>
    <message>
        <source>This laptop is not ready for work yet</source>
        <translation>Этот ноутбук ещё не готов к работе</translation>
    </message>
    <message>
        <source>This laptop cannot be unlocked now</source>
        <translation>Сейчас этот ноутбук нельзя разблокировать</translation>
    </message>
</context>
</TS>
