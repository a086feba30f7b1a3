<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Recover</name>
    <message>
        <source>Save the request</source>
        <translation>Сохранить запрос</translation>
    </message>
    <message>
        <source>The answer of headquarters</source>
        <translation>Ответ штаб-квартиры</translation>
    </message>
    <message>
        <source>Type the words of headquarters.</source>
        <translation>Введите слова штаб-квартиры.</translation>
    </message>
    <message>
        <source>Setting it: 2 to 5 seconds …</source>
        <translation>Задаём фразу: от 2 до 5 секунд…</translation>
    </message>
    <message>
        <source>1. Save the request and send it to headquarters any way you like: there is nothing secret in it. Headquarters will call you and ask for its number:</source>
        <translation>1. Сохраните запрос и отправьте его в штаб-квартиру любым способом: секретного в нём ничего нет. Вам перезвонят из штаб-квартиры и спросят номер запроса:</translation>
    </message>
    <message>
        <source>Save the request …</source>
        <translation>Сохранить запрос…</translation>
    </message>
    <message>
        <source>2. When the answer has come, open it here. The request waits: you may lock or switch off the laptop till then.</source>
        <translation>2. Когда придёт ответ, откройте его здесь. Запрос подождёт: до тех пор ноутбук можно выключить.</translation>
    </message>
    <message>
        <source>Open the answer …</source>
        <translation>Открыть ответ…</translation>
    </message>
    <message>
        <source>Words of headquarters</source>
        <translation>Слова штаб-квартиры</translation>
    </message>
    <message>
        <source>Four words that you were told by telephone.</source>
        <translation>Четыре слова, которые вам назвали по телефону.</translation>
    </message>
    <message>
        <source>Your new passphrase</source>
        <translation>Ваша новая парольная фраза</translation>
    </message>
    <message>
        <source>Set it and unlock</source>
        <translation>Задать и разблокировать</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Saved:</source>
        <translation>Сохранено:</translation>
    </message>
</context>
</TS>
