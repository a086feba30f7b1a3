"""Dates, numbers, money and spans as each language writes them."""

from datetime import UTC, date, timedelta, timezone

import pytest

from fieldkit.ui import formats
from fieldkit.ui.messages import Language

HOUR = 3_600_000


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("ru", ["12\xa0345", "3\xa0000\xa0₽", "3\xa0000,50\xa0₽"]),
        ("en", ["12,345", "RUB\xa03,000"]),
    ],
)
def test_numbers_and_money(language: Language, written: list[str]) -> None:
    shown = [formats.number(12345, language), formats.money(300_000, "RUB", language)]
    shown.append(formats.money(300_050, "RUB", language))
    assert shown[: len(written)] == written


def test_days_and_times() -> None:
    day = date(2026, 11, 22)
    assert formats.day(day, "ru") == "22.11.2026"
    assert formats.weekday(day, "ru") == "воскресенье, 22 ноября"
    assert formats.weekday(day, "en") == "Sunday 22 November"
    moscow = timezone(timedelta(hours=3))
    assert formats.clock(0, moscow, "ru") == "03:00"
    assert formats.moment(0, UTC, "ru") == "01.01.1970 00:00"
    for zone in (UTC, moscow):
        assert formats.moment(10**18, zone, "en").startswith("31 Dec 9999")
        assert formats.clock(2**48 - 1, zone, "ru") == "23:59"


@pytest.mark.parametrize(
    ("length", "russian", "english"),
    [
        (0, "1 минута", "1 minute"),
        (22 * 60_000, "22 минуты", "22 minutes"),
        (5 * HOUR, "5 часов", "5 hours"),
        (12 * 24 * HOUR, "12 дней", "12 days"),
        (21 * 24 * HOUR, "21 день", "21 days"),
    ],
)
def test_spans(length: int, russian: str, english: str) -> None:
    assert formats.span(length, "ru") == russian
    assert formats.span(length, "en") == english


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("89001234567", "+7 900 123-45-67"),
        ("+79001234567", "+7 900 123-45-67"),
        ("9001234567", "+7 900 123-45-67"),
        ("+7 (900) 123-45-67", "+7 900 123-45-67"),
        ("+380441234567", "+380441234567"),
        ("+89001234567", "+89001234567"),
        ("2-15-44", "2-15-44"),
        ("89001234567 сестра", "89001234567 сестра"),
        ("", ""),
    ],
)
def test_telephones(typed: str, shown: str) -> None:
    assert formats.phone(typed) == shown
