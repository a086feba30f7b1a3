<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Form</name>
    <message>
        <source>These answers are not in the file yet: “Check and save” writes it. Close again to throw them away.</source>
        <translation>Этих ответов ещё нет в файле: его записывает «Проверить и сохранить». Чтобы удалить ответы, закройте окно ещё раз.</translation>
    </message>
    <message>
        <source>A trial: the answers are kept nowhere.</source>
        <translation>Проба: ответы нигде не сохраняются.</translation>
    </message>
    <message>
        <source>The answers go into the file %1, in clear: anyone who has the file can read them. Do not put real families' answers in it.</source>
        <translation>Ответы записываются в файл %1 в открытом виде: их прочитает любой, у кого есть файл. Не вводите ответы настоящих семей.</translation>
    </message>
    <message>
        <source>Something went wrong (%1). The answers are still here; try that again.</source>
        <translation>Произошёл сбой (%1). Ответы на месте; попробуйте ещё раз.</translation>
    </message>
    <message>
        <source>Nothing is missing or wrong. As a trial, nothing is kept.</source>
        <translation>Всё заполнено, ошибок нет. Это проба, поэтому ничего не сохранено.</translation>
    </message>
    <message>
        <source>Written to %1, in clear. Delete the file when it is not needed.</source>
        <translation>Записано в %1 в открытом виде. Удалите файл, когда он станет не нужен.</translation>
    </message>
    <message>
        <source>Written to %1, in clear, with the pictures as files beside it. Delete them all when they are not needed.</source>
        <translation>Записано в файл %1 в открытом виде; снимки лежат рядом отдельными файлами. Удалите их все, когда они станут не нужны.</translation>
    </message>
</context>
</TS>
