<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Elsewhere</name>
    <message>
        <source>Check other areas</source>
        <translation>Проверить другие районы</translation>
    </message>
    <message>
        <source>Stop asking</source>
        <translation>Не ждать ответа</translation>
    </message>
    <message>
        <source>Asking headquarters… Go on meanwhile; the answer will come here.</source>
        <translation>Спрашиваем штаб-квартиру… Работайте дальше: ответ появится здесь.</translation>
    </message>
    <message>
        <source>Asked before the last changes; check again.</source>
        <translation>Данные с тех пор изменились: проверьте ещё раз.</translation>
    </message>
    <message>
        <source>Headquarters knows nobody like them in other areas.</source>
        <translation>Похожих людей в других районах у штаб-квартиры нет.</translation>
    </message>
    <message>
        <source>Somebody of them may be registered in another area. Ask the family whether they have a card already. Go on all the same and never refuse them on this alone: the team lead settles it with headquarters.</source>
        <translation>Возможно, кто-то из семьи уже зарегистрирован в другом районе. Спросите, есть ли у них карта. Продолжайте как обычно и не отказывайте только из-за этого: руководитель группы уточнит в штаб-квартире.</translation>
    </message>
    <message>
        <source>No connection to headquarters. Go on without an answer, and check again from the family's page when there is a connection.</source>
        <translation>Связи со штаб-квартирой нет. Продолжайте без ответа, а когда связь появится, повторите проверку со страницы семьи.</translation>
    </message>
    <message>
        <source>Not asked: by a name alone nobody can be told apart. Write the date or year of a birth, or a telephone, and check again.</source>
        <translation>Запрос не отправлен: по одному имени людей не различить. Укажите дату или год рождения либо телефон и проверьте ещё раз.</translation>
    </message>
</context>
</TS>
