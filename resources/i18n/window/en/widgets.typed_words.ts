<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Question</name>
    <message>
        <source>a position on each line, such as 51.7304 36.1926</source>
        <translation>a position on each line, such as 51.7304 36.1926</translation>
    </message>
    <message>
        <source>Enter on an empty line goes on</source>
        <translation>Enter on an empty line goes on</translation>
    </message>
    <message>
        <source>day.month.year</source>
        <translation>day.month.year</translation>
    </message>
    <message>
        <source>month.year</source>
        <translation>month.year</translation>
    </message>
    <message>
        <source>year</source>
        <translation>year</translation>
    </message>
    <message>
        <source>hours:minutes</source>
        <translation>hours:minutes</translation>
    </message>
    <message>
        <source>day.month.year hours:minutes</source>
        <translation>day.month.year hours:minutes</translation>
    </message>
    <message>
        <source>latitude longitude, such as 51.7304 36.1926</source>
        <translation>latitude longitude, such as 51.7304 36.1926</translation>
    </message>
    <message>
        <source>This is no date. Write it like 05.09.2024.</source>
        <translation>This is no date. Write it like 05.09.2024.</translation>
    </message>
    <message>
        <source>This is no month. Write it like 09.2024.</source>
        <translation>This is no month. Write it like 09.2024.</translation>
    </message>
    <message>
        <source>This is no year. Write four digits, such as 2024.</source>
        <translation>This is no year. Write four digits, such as 2024.</translation>
    </message>
    <message>
        <source>This is no time. Write it like 09:30.</source>
        <translation>This is no time. Write it like 09:30.</translation>
    </message>
    <message>
        <source>Write the date and the time, like 05.09.2024 09:30.</source>
        <translation>Write the date and the time, like 05.09.2024 09:30.</translation>
    </message>
    <message>
        <source>This is no whole number. Write digits only.</source>
        <translation>This is no whole number. Write digits only.</translation>
    </message>
    <message>
        <source>This is no number. Write digits, such as 2.5.</source>
        <translation>This is no number. Write digits, such as 2.5.</translation>
    </message>
    <message>
        <source>Write digits only, no letters.</source>
        <translation>Write digits only, no letters.</translation>
    </message>
    <message>
        <source>This is no position. Write latitude and longitude, such as 51.7304 36.1926 or 51°43′49″ N 36°11′33″ E; then, if known, height and accuracy in metres.</source>
        <translation>This is no position. Write latitude and longitude, such as 51.7304 36.1926 or 51°43′49″ N 36°11′33″ E; then, if known, height and accuracy in metres.</translation>
    </message>
    <message>
        <source>Write at least two positions, each on a line, such as 51.7304 36.1926.</source>
        <translation>Write at least two positions, each on a line, such as 51.7304 36.1926.</translation>
    </message>
    <message>
        <source>Write at least three positions around the area, each on a line, such as 51.7304 36.1926.</source>
        <translation>Write at least three positions around the area, each on a line, such as 51.7304 36.1926.</translation>
    </message>
    <message>
        <source>The form does not take this answer. Change it.</source>
        <translation>The form does not take this answer. Change it.</translation>
    </message>
</context>
</TS>
