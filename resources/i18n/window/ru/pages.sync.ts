<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Sync</name>
    <message>
        <source>Reaching headquarters …</source>
        <translation>Связываемся со штаб-квартирой…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Синхронизация</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Синхронизировать</translation>
    </message>
    <message>
        <source>Saved here</source>
        <translation>Сохранено здесь</translation>
    </message>
    <message>
        <source>Written on this laptop and safe from a power cut.</source>
        <translation>Записано на этом ноутбуке, отключение питания не страшно.</translation>
    </message>
    <message>
        <source>Held by the team lead</source>
        <translation>У руководителя группы</translation>
    </message>
    <message>
        <source>The team lead's laptop has taken them on to carry them further.</source>
        <translation>Ноутбук руководителя группы принял записи, чтобы передать их дальше.</translation>
    </message>
    <message>
        <source>This laptop has not met the team lead's laptop.</source>
        <translation>Этот ноутбук ещё не связывался с ноутбуком руководителя группы.</translation>
    </message>
    <message>
        <source>At headquarters</source>
        <translation>В штаб-квартире</translation>
    </message>
    <message>
        <source>Headquarters has signed for them.</source>
        <translation>Штаб-квартира подтвердила получение своей подписью.</translation>
    </message>
    <message>
        <source>Headquarters has signed for nothing yet.</source>
        <translation>Штаб-квартира ещё ничего не подтвердила.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries are on this laptop alone.</source>
        <translation>
            <numerusform>%Ln запись есть только на этом ноутбуке.</numerusform>
            <numerusform>%Ln записи есть только на этом ноутбуке.</numerusform>
            <numerusform>%Ln записей есть только на этом ноутбуке.</numerusform>
        </translation>
    </message>
    <message>
        <source>The oldest has waited:</source>
        <translation>Самая старая ждёт:</translation>
    </message>
    <message>
        <source>Headquarters has everything from this laptop.</source>
        <translation>В штаб-квартире есть всё с этого ноутбука.</translation>
    </message>
    <message>
        <source>No directory has come yet.</source>
        <translation>Справочник ещё не получен.</translation>
    </message>
    <message>
        <source>Age of the directory:</source>
        <translation>Возраст справочника:</translation>
    </message>
    <message>
        <source>It is past its term; sync to renew it.</source>
        <translation>Срок его действия истёк; синхронизируйтесь, чтобы обновить.</translation>
    </message>
    <message>
        <source>Stopped. What headquarters has confirmed stays confirmed.</source>
        <translation>Остановлено. Всё, что штаб-квартира подтвердила, остаётся подтверждённым.</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Готово.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries confirmed.</source>
        <translation>
            <numerusform>Подтверждена %Ln запись.</numerusform>
            <numerusform>Подтверждено %Ln записи.</numerusform>
            <numerusform>Подтверждено %Ln записей.</numerusform>
        </translation>
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
        <source>Set the clock right.</source>
        <translation>Установите точное время.</translation>
    </message>
</context>
</TS>
