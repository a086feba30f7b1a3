"""From an outcome's code to the words that people read.

The words stand in resources/i18n/messages, one file a room: `code: {en: "...", ru: "..."}`. Their
placeholders are those of `str.format`, filled from the refusal's parameters:

    {name}                text as it is; numbers and dates as the language writes them
    {name:d}              a number that is a name (a version, an issuer): without separators
    {name:день|дня|дней}  the form of a word that goes with the number (English has two forms)
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from math import isfinite
from pathlib import Path
from string import Formatter
from typing import Any, Literal

import yaml
from babel import Locale
from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal
from typing_extensions import override

from fieldkit.errors import Code, Refusal
from fieldkit.resources import resource

Language = Literal["ru", "en"]

LOCALES = {"ru": Locale("ru", "RU"), "en": Locale("en", "GB")}
DATES = {"ru": "dd.MM.y", "en": "d MMM y"}
FORMS = {"ru": ("one", "few", "many"), "en": ("one", "other")}
"""Plural categories of the Unicode CLDR, in the order in which a placeholder lists its forms."""
FRACTIONS = {"ru": "few", "en": "other"}
MISSING = "…"
MAX_VALUE = 200
"""Characters of a value that are shown; some values come from other machines."""
MAX_NUMBER = 10**18


def words(refusal: Refusal, language: Language) -> str:
    """What to tell the person: what happened, and what to do next.

    Never raises: a parameter that is missing or does not fit its placeholder reads “…”, and a code
    without words reads as itself.
    """
    return _filled(str(refusal.code), refusal.params, language)


def text(code: Code, params: Mapping[str, object], language: Language) -> str:
    """The words of any code that is not a refusal: a step's, a label's."""
    return _filled(str(code), params, language)


@cache
def catalogue() -> Mapping[str, Mapping[str, str]]:
    """The words of every code in each language, from all files. Faults in a file raise."""
    found: dict[str, Mapping[str, str]] = {}
    for file in sorted(folder().glob("*.yaml")):
        found |= yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return found


def folder() -> Path:
    """Where the words stand."""
    return resource("i18n/messages")


def _filled(code: str, params: Mapping[str, object], language: Language) -> str:
    text = catalogue().get(code, {}).get(language, code)
    return _Filler(language).vformat(text, (), params)


class _Filler(Formatter):
    """`str.format` for one language, which shows “…” where it can't fill a placeholder."""

    def __init__(self, language: Language) -> None:
        self._language = language

    @override
    def get_field(self, field_name: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:
        return kwargs.get(field_name, MISSING), field_name

    @override
    def format_field(self, value: Any, format_spec: str) -> str:
        if "|" in format_spec:
            return _form(value, format_spec.split("|"), self._language)
        if format_spec == "d" and isinstance(number := _number(value), int):
            return str(number)
        return _shown(value, self._language)


def _shown(value: object, language: Language) -> str:
    """A value as people read it; one that is a refusal or a code reads as its words."""
    if isinstance(value, Refusal):
        return words(value, language)
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        number = _number(value)
        return MISSING if number is None else format_decimal(number, locale=LOCALES[language])
    if isinstance(value, datetime):
        return format_datetime(value, f"{DATES[language]} HH:mm", locale=LOCALES[language])
    if isinstance(value, date):
        return format_date(value, DATES[language], locale=LOCALES[language])
    if isinstance(value, Code) or (isinstance(value, str) and value in catalogue()):
        return _filled(str(value), {}, language)
    text = value.hex() if isinstance(value, bytes) else str(value)
    text = "".join(sign if sign.isprintable() else " " for sign in text)
    return text if len(text) <= MAX_VALUE else text[:MAX_VALUE] + MISSING


def _form(value: object, forms: Sequence[str], language: Language) -> str:
    """The form that goes with a number; the last one, of many, where there is no number."""
    number = _number(value)
    if number is None or len(forms) != len(FORMS[language]):
        return forms[-1]
    category = LOCALES[language].plural_form(number if number >= 0 else -number)
    if category not in FORMS[language]:
        category = FRACTIONS[language]
    return forms[FORMS[language].index(category)]


def _number(value: object) -> int | float | Decimal | None:
    """A number that can be written down, None for anything else."""
    match value:
        case bool():
            return None
        case int():
            return value if abs(value) <= MAX_NUMBER else None
        case float():
            return value if isfinite(value) and abs(value) <= MAX_NUMBER else None
        case Decimal():
            return value if value.is_finite() and abs(value) <= MAX_NUMBER else None
        case _:
            return None
