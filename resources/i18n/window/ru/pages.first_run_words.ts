<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>FirstRun</name>
    <message>
        <source>Set up this laptop</source>
        <translation>Настройка ноутбука</translation>
    </message>
    <message>
        <source>Who works here</source>
        <translation>Кто здесь работает</translation>
    </message>
    <message>
        <source>The first sync</source>
        <translation>Первая синхронизация</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Шаг %1 из %2</translation>
    </message>
    <message>
        <source>I have written it down: go on</source>
        <translation>Фраза записана: дальше</translation>
    </message>
    <message>
        <source>Begin work</source>
        <translation>Начать работу</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Дальше</translation>
    </message>
    <message>
        <source>Sync again</source>
        <translation>Синхронизировать ещё раз</translation>
    </message>
    <message>
        <source>Measuring this laptop: 2 to 5 seconds …</source>
        <translation>Измеряем скорость ноутбука: от 2 до 5 секунд…</translation>
    </message>
    <message>
        <source>Making keys and the encrypted database …</source>
        <translation>Создаём ключи и зашифрованную базу данных…</translation>
    </message>
    <message>
        <source>Unlocking …</source>
        <translation>Разблокируем…</translation>
    </message>
    <message>
        <source>This laptop is ready. Now it fetches the families and plans of its areas. To begin work at once, press “Go on later”: the next sync fetches the rest.</source>
        <translation>Ноутбук готов. Сейчас он получает данные о семьях и планы своих районов. Чтобы начать работу сразу, нажмите «Продолжить позже»: остальное придёт при следующей синхронизации.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln records received.</source>
        <translation>
            <numerusform>Получена %Ln запись.</numerusform>
            <numerusform>Получено %Ln записи.</numerusform>
            <numerusform>Получено %Ln записей.</numerusform>
        </translation>
    </message>
    <message>
        <source>Set the clock right, then begin.</source>
        <translation>Поставьте часы правильно и начинайте.</translation>
    </message>
</context>
</TS>
