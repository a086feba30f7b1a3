<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Today</name>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Start handing out</source>
        <translation>Начать выдачу</translation>
    </message>
    <message>
        <source>Rounds here today</source>
        <translation>Раунды здесь сегодня</translation>
    </message>
    <message>
        <source>By the hour</source>
        <translation>По часам</translation>
    </message>
    <message>
        <source>By item</source>
        <translation>По предметам помощи</translation>
    </message>
    <message>
        <source>No round runs here today</source>
        <translation>Сегодня здесь нет раундов</translation>
    </message>
    <message>
        <source>Check the site in Settings, or sync to get the newest plan.</source>
        <translation>Проверьте площадку в настройках или синхронизируйтесь, чтобы получить свежий план.</translation>
    </message>
    <message>
        <source>Go to Sync</source>
        <translation>Перейти к синхронизации</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hand-outs today</source>
        <translation>
            <numerusform>%Ln выдача сегодня</numerusform>
            <numerusform>%Ln выдачи сегодня</numerusform>
            <numerusform>%Ln выдач сегодня</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln families served</source>
        <translation>
            <numerusform>Помощь получила %Ln семья</numerusform>
            <numerusform>Помощь получили %Ln семьи</numerusform>
            <numerusform>Помощь получили %Ln семей</numerusform>
        </translation>
    </message>
    <message>
        <source>This laptop's clock says %1, which cannot be. Set its date and time right, then lock FieldKit and unlock it.</source>
        <translation>Часы этого ноутбука показывают %1, этого не может быть. Установите верные дату и время, затем заблокируйте FieldKit и разблокируйте снова.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln blank cards left</source>
        <translation>
            <numerusform>Чистых карт осталось: %Ln</numerusform>
            <numerusform>Чистых карт осталось: %Ln</numerusform>
            <numerusform>Чистых карт осталось: %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source> (given to this laptop: %1)</source>
        <translation> (выдано этому ноутбуку: %1)</translation>
    </message>
    <message>
        <source>Ask headquarters for more before they run out.</source>
        <translation>Заранее попросите новые в штаб-квартире.</translation>
    </message>
    <message>
        <source>round</source>
        <translation>раунд</translation>
    </message>
    <message>
        <source>until</source>
        <translation>до</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries wait for headquarters</source>
        <translation>
            <numerusform>%Ln запись не передана в штаб-квартиру</numerusform>
            <numerusform>%Ln записи не переданы в штаб-квартиру</numerusform>
            <numerusform>%Ln записей не передано в штаб-квартиру</numerusform>
        </translation>
    </message>
    <message>
        <source>Open Sync and send them.</source>
        <translation>Откройте «Синхронизацию» и передайте их.</translation>
    </message>
    <message>
        <source>The directory is past its term. Work goes on; sync as soon as you can.</source>
        <translation>Срок действия справочника истёк. Работать можно, но синхронизируйтесь при первой возможности.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries are kept but not in force</source>
        <translation>
            <numerusform>%Ln запись сохранена, но не действует</numerusform>
            <numerusform>%Ln записи сохранены, но не действуют</numerusform>
            <numerusform>%Ln записей сохранено, но не действует</numerusform>
        </translation>
    </message>
    <message>
        <source>An update of FieldKit may be needed; tell headquarters.</source>
        <translation>Возможно, нужно обновить FieldKit; сообщите в штаб-квартиру.</translation>
    </message>
</context>
</TS>
