<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>Session</name>
    <message>
        <source>Something went wrong in FieldKit itself. Everything that was saved is safe. Try again; if it happens once more, lock, unlock, and tell headquarters.</source>
        <translation>Произошла ошибка в самой программе FieldKit. Всё сохранённое цело. Повторите; если ошибка появится снова, заблокируйте и разблокируйте программу и сообщите в штаб-квартиру.</translation>
    </message>
</context>
</TS>
