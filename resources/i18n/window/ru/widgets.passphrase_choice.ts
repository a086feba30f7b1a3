<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Passphrase</name>
    <message>
        <source>Type a passphrase.</source>
        <translation>Введите парольную фразу.</translation>
    </message>
    <message>
        <source>These four words (easiest and safest)</source>
        <translation>Эти четыре слова (так надёжнее)</translation>
    </message>
    <message>
        <source>A passphrase of my own</source>
        <translation>Своя парольная фраза</translation>
    </message>
    <message>
        <source>Other words</source>
        <translation>Другие слова</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Парольная фраза</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>Та же фраза ещё раз</translation>
    </message>
    <message>
        <source>Write it on paper now, and keep the paper apart from the laptop. FieldKit can't show it again. If it is forgotten, only headquarters can let you in anew, which may take a day; nothing that was saved is lost by it.</source>
        <translation>Запишите её сейчас на бумаге и храните бумагу отдельно от ноутбука. Показать её снова FieldKit не сможет. Если фраза забыта, впустить вас заново сможет только штаб-квартира, и это может занять день; сохранённое при этом не пропадёт.</translation>
    </message>
    <message>
        <source>The two are not the same. Type the second one again.</source>
        <translation>Фразы не совпадают. Введите вторую ещё раз.</translation>
    </message>
    <message>
        <source>Good: hard to guess.</source>
        <translation>Хорошо: подобрать трудно.</translation>
    </message>
    <message>
        <source>Latin and Russian letters are mixed: check the layout.</source>
        <translation>Латинские и русские буквы вперемешку: проверьте раскладку.</translation>
    </message>
</context>
</TS>
