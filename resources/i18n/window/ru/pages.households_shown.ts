<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Household</name>
    <message>
        <source>Hand out</source>
        <translation>Выдать помощь</translation>
    </message>
    <message>
        <source>Assess needs</source>
        <translation>Оценить потребности</translation>
    </message>
    <message>
        <source>Change the record</source>
        <translation>Изменить запись</translation>
    </message>
    <message>
        <source>Back to the search</source>
        <translation>К поиску</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Никого</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Члены домохозяйства</translation>
    </message>
    <message>
        <source>May also collect</source>
        <translation>Доверенные лица</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Получено</translation>
    </message>
    <message>
        <source>arrived</source>
        <translation>прибыли</translation>
    </message>
    <message>
        <source>from: %1</source>
        <translation>откуда: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln assessments</source>
        <translation>
            <numerusform>%Ln анкета</numerusform>
            <numerusform>%Ln анкеты</numerusform>
            <numerusform>%Ln анкет</numerusform>
        </translation>
    </message>
    <message>
        <source>Two laptops wrote different things about this household. Ask the team lead to settle it before anything is handed out.</source>
        <translation>Два ноутбука записали об этом домохозяйстве разное. До выдачи попросите руководителя группы решить, что верно.</translation>
    </message>
    <message>
        <source>no end</source>
        <translation>без срока</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>до %1</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Пока ничего</translation>
    </message>
    <message>
        <source>round %1</source>
        <translation>раунд %1</translation>
    </message>
    <message>
        <source>voided</source>
        <translation>аннулировано</translation>
    </message>
    <message>
        <source>card %1 active</source>
        <translation>карта %1 активна</translation>
    </message>
</context>
</TS>
