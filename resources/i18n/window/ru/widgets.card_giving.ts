<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>CardGiving</name>
    <message>
        <source>Scan a blank card, or type its number</source>
        <translation>Отсканируйте чистую карту или введите её номер</translation>
    </message>
    <message>
        <source>New card for %1</source>
        <translation>Новая карта: %1</translation>
    </message>
    <message>
        <source>The old card is cancelled in the same act, on every laptop that hears.</source>
        <translation>Старая карта при этом аннулируется — на каждом ноутбуке, как только он об этом узнает.</translation>
    </message>
    <message>
        <source>The family has no card in use.</source>
        <translation>Действующей карты у семьи нет.</translation>
    </message>
    <message>
        <source>Number of the new card</source>
        <translation>Номер новой карты</translation>
    </message>
    <message>
        <source>Scan the blank card, or type the number below its code.</source>
        <translation>Отсканируйте чистую карту или введите номер под её кодом.</translation>
    </message>
    <message>
        <source>How the family is known</source>
        <translation>Как установлена личность</translation>
    </message>
    <message>
        <source>What happened to the old card</source>
        <translation>Что случилось со старой картой</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>Сохраняется…</translation>
    </message>
    <message>
        <source>Give this card</source>
        <translation>Выдать эту карту</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Which document (not its number)</source>
        <translation>Какой документ (без номера)</translation>
    </message>
    <message>
        <source>Who vouches for them</source>
        <translation>Кто поручился</translation>
    </message>
    <message>
        <source>To whom they are known</source>
        <translation>Кто знает их лично</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>утеряна</translation>
    </message>
    <message>
        <source>damaged, does not read</source>
        <translation>повреждена, не читается</translation>
    </message>
    <message>
        <source>stolen</source>
        <translation>украдена</translation>
    </message>
    <message>
        <source>expired or given back</source>
        <translation>истёк срок или возвращена</translation>
    </message>
    <message>
        <source>misused</source>
        <translation>использована не по назначению</translation>
    </message>
    <message>
        <source>a document was shown</source>
        <translation>показан документ</translation>
    </message>
    <message>
        <source>somebody vouches for them</source>
        <translation>за них поручились</translation>
    </message>
    <message>
        <source>known in person</source>
        <translation>известны лично</translation>
    </message>
    <message>
        <source>New card %1 is in use.</source>
        <translation>Новая карта %1 действует.</translation>
    </message>
    <message>
        <source>This blank card was of another laptop's stock.</source>
        <translation>Эта чистая карта из запаса другого ноутбука.</translation>
    </message>
    <message>
        <source>Headquarters has not given this card to any laptop yet; it serves.</source>
        <translation>Штаб-квартира ещё не выдавала эту карту ноутбукам; карта действует.</translation>
    </message>
</context>
</TS>
