<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Distribute</name>
    <message>
        <source>Receipt: print or PDF …</source>
        <translation>Расписка: печать или PDF…</translation>
    </message>
    <message>
        <source>Looking for printers … again for a PDF</source>
        <translation>Ищем принтеры… ещё раз — PDF</translation>
    </message>
    <message>
        <source>Saved:</source>
        <translation>Сохранено:</translation>
    </message>
    <message>
        <source>Ctrl+Z cancels it.</source>
        <translation>Ctrl+Z — аннулировать.</translation>
    </message>
    <message>
        <source>The hand-out is cancelled. The family may receive again.</source>
        <translation>Выдача аннулирована. Семья может получить помощь снова.</translation>
    </message>
    <message>
        <source>Not handed over yet: %1. Check it, then hand over.</source>
        <translation>Ещё не выдано: %1. Проверьте и выдайте.</translation>
    </message>
    <message>
        <source>What was begun for this family was not handed over and no longer fits: %1. Scan the card again.</source>
        <translation>Начатая выдача не завершена, и она больше не подходит: %1. Отсканируйте карту ещё раз.</translation>
    </message>
    <message>
        <source>card scanned</source>
        <translation>карта отсканирована</translation>
    </message>
    <message>
        <source>card number typed in</source>
        <translation>номер карты введён вручную</translation>
    </message>
    <message>
        <source>found by name, without a card</source>
        <translation>найдено по имени, без карты</translation>
    </message>
</context>
</TS>
