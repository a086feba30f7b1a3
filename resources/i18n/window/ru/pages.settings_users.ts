<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>SettingsUsers</name>
    <message>
        <source>Making the key: 1 to 3 seconds …</source>
        <translation>Создаём ключ: от 1 до 3 секунд…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Who unlocks this laptop</source>
        <translation>Кто может разблокировать ноутбук</translation>
    </message>
    <message>
        <source>Let somebody else in …</source>
        <translation>Добавить ещё человека…</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Не сейчас</translation>
    </message>
    <message>
        <source>Hand the laptop over: the person chooses their name and passphrase themselves, and nobody else sees the words.</source>
        <translation>Передайте ноутбук: человек сам выберет своё имя и парольную фразу, и никто другой её не увидит.</translation>
    </message>
    <message>
        <source>Each person works under their own name and passphrase, so that it is known who did what.</source>
        <translation>Каждый работает под своим именем и со своей парольной фразой, чтобы было известно, кто что сделал.</translation>
    </message>
    <message>
        <source>Everybody whom headquarters has put on this laptop can unlock it. For one more person, ask the data manager, then sync.</source>
        <translation>Все, кого штаб-квартира назначила на этот ноутбук, могут его разблокировать. Если нужен ещё кто-то, попросите менеджера данных, затем синхронизируйтесь.</translation>
    </message>
    <message>
        <source>Can unlock this laptop from now on:</source>
        <translation>Теперь ноутбук может разблокировать:</translation>
    </message>
</context>
</TS>
