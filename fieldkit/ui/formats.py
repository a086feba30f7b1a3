"""Dates, times, numbers, money, spans, telephones, as each language writes them (Babel, CLDR)."""

import re
from datetime import date, tzinfo
from decimal import Decimal

from babel.dates import format_date, format_datetime
from babel.numbers import format_currency, format_decimal
from babel.units import format_unit

from fieldkit.journal.clock import wall_time
from fieldkit.ui.messages import DATES, LOCALES, Language

WHOLE = {"ru": "#,##0\xa0¤", "en": "¤\xa0#,##0"}
FRACTION = {"ru": "#,##0.00\xa0¤", "en": "¤\xa0#,##0.00"}
WEEKDAY = {"ru": "EEEE, d MMMM", "en": "EEEE d MMMM"}
_DIALLED = re.compile(r"\+?[\d\s().\-]+")
MINUTE_MS = 60_000
MOST_MINUTES, MOST_HOURS = 90, 36


def phone(typed: str) -> str:
    """A Russian telephone number as it is read aloud: 89001234567 is +7 900 123-45-67; whatever
    is no such number, or has words with it, stays as it was typed.
    """
    digits = "".join(filter(str.isdigit, typed))
    abroad = typed.strip().startswith("+") and not digits.startswith("7")
    if abroad or not _DIALLED.fullmatch(typed.strip()):
        return typed
    if len(digits) == 11 and digits[0] in "78":
        digits = digits[1:]
    elif len(digits) != 10 or digits[0] != "9":
        return typed
    return f"+7 {digits[:3]} {digits[3:6]}-{digits[6:8]}-{digits[8:]}"


def one_piece(words: str) -> str:
    """The words as text that is never broken at a line's end: a number is compared at a glance."""
    return words.replace(" ", "\u00a0")


def number(value: int, language: Language) -> str:
    """12 345 or 12,345."""
    return format_decimal(value, locale=LOCALES[language])


def money(kopecks: int, currency: str, language: Language) -> str:
    """An amount in hundredths of a currency (ISO 4217); a whole amount without a fraction."""
    pattern = (FRACTION if kopecks % 100 else WHOLE)[language]
    return format_currency(
        Decimal(kopecks) / 100, currency, pattern, locale=LOCALES[language], currency_digits=False
    )


def day(value: date, language: Language) -> str:
    """A date in figures: 22.11.2026 or 22 Nov 2026."""
    return format_date(value, DATES[language], locale=LOCALES[language])


def weekday(value: date, language: Language) -> str:
    """A date in words: воскресенье, 22 ноября; Sunday 22 November."""
    return format_date(value, WEEKDAY[language], locale=LOCALES[language])


def moment(at_ms: int, zone: tzinfo, language: Language) -> str:
    """A date and time at the site."""
    return format_datetime(
        wall_time(at_ms, zone), f"{DATES[language]} HH:mm", locale=LOCALES[language]
    )


def clock(at_ms: int, zone: tzinfo, language: Language) -> str:
    """The time of day at the site: 09:41."""
    return format_datetime(wall_time(at_ms, zone), "HH:mm", locale=LOCALES[language])


def span(length_ms: int, language: Language) -> str:
    """A length of time: minutes up to 90, hours up to 36, then days; at least a minute."""
    minutes = max(1, round(length_ms / MINUTE_MS))
    unit, count = "duration-minute", minutes
    if minutes > MOST_MINUTES:
        unit, count = "duration-hour", round(minutes / 60)
    if minutes > MOST_HOURS * 60:
        unit, count = "duration-day", round(minutes / 60 / 24)
    return format_unit(count, unit, length="long", locale=LOCALES[language])
