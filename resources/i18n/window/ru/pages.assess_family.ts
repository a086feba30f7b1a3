<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>AssessFamily</name>
    <message>
        <source>Begin an assessment</source>
        <translation>Начать оценку потребностей</translation>
    </message>
    <message>
        <source>Assessed before</source>
        <translation>Прежние оценки</translation>
    </message>
    <message>
        <source>Another family</source>
        <translation>Другая семья</translation>
    </message>
    <message>
        <source>Begin: %1, version %2</source>
        <translation>Начать: %1, версия %2</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>версия %1</translation>
    </message>
    <message>
        <source>Corrected later; the correction counts.</source>
        <translation>Исправлена позже; действует исправленная.</translation>
    </message>
    <message>
        <source>A correction of an earlier assessment.</source>
        <translation>Исправление прежней оценки.</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Исправить</translation>
    </message>
    <message>
        <source>Correct the assessment of %1</source>
        <translation>Исправить оценку от %1</translation>
    </message>
    <message>
        <source>What was changed</source>
        <translation>Что изменено</translation>
    </message>
    <message>
        <source>What was changed on %1</source>
        <translation>Что изменено %1</translation>
    </message>
    <message>
        <source>No answer was changed.</source>
        <translation>Ни один ответ не изменён.</translation>
    </message>
</context>
<context>
    <name>Assess</name>
    <message>
        <source>This laptop has no form yet: headquarters sends them. Meet headquarters on the page Sync; if there is still none, ask your data manager to publish one.</source>
        <translation>На этом ноутбуке ещё нет анкет: их присылает штаб-квартира. Свяжитесь с ней на странице «Синхронизация»; если анкет всё равно нет, попросите менеджера данных опубликовать анкету.</translation>
    </message>
</context>
</TS>
