<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Distribute</name>
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
        <source>Receipt as PDF …</source>
        <translation>Расписка в PDF …</translation>
    </message>
    <message>
        <source>Save the receipt: the file shows the family's name openly</source>
        <translation>Сохранить расписку: в файле открыто стоит имя получателя</translation>
    </message>
    <message>
        <source>The receipt is in %1. The file is not encrypted: print it, then delete it.</source>
        <translation>Расписка в файле %1. Файл не зашифрован: напечатайте его и удалите.</translation>
    </message>
</context>
</TS>
