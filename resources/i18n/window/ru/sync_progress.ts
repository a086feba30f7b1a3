<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Sync</name>
    <message numerus="yes">
        <source>%Ln records received</source>
        <translation>
            <numerusform>Получена %Ln запись</numerusform>
            <numerusform>Получено %Ln записи</numerusform>
            <numerusform>Получено %Ln записей</numerusform>
        </translation>
    </message>
    <message>
        <source>Records received: %1 of %2</source>
        <translation>Получено записей: %1 из %2</translation>
    </message>
    <message>
        <source>Pictures of forms received: %1 of %2</source>
        <translation>Получено картинок для анкет: %1 из %2</translation>
    </message>
    <message>
        <source>Confirmed by headquarters: %1 of %2</source>
        <translation>Подтверждено штаб-квартирой: %1 из %2</translation>
    </message>
    <message>
        <source>This laptop's clock differs from headquarters' by:</source>
        <translation>Часы этого ноутбука расходятся с часами штаб-квартиры на:</translation>
    </message>
</context>
</TS>
