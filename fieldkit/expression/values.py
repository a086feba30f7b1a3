"""The values of expressions and their conversions (XPath 1.0, section 4; ODK XForms)."""

import math
import re
from decimal import Decimal

from fieldkit.expression.dates import Moment, Zone, read
from fieldkit.expression.nodes import Node

Value = bool | float | str | Moment | list[Node]
"""What an expression gives. A list of nodes is in document order."""

_NUMBER = re.compile(r"\s*-?(?:\d+(?:\.\d*)?|\.\d+)(?:e-\d+)?\s*")
NAN = math.nan


class DayNumber(float):
    """A number of days made by number() from a date; as text it is the whole days."""


class BadDate(str):
    """The empty text that stands for a date that is none; it behaves as any empty text."""

    __slots__ = ()


BAD_DATE = BadDate()


def number_text(number: float) -> str:
    """A number as text: no exponent from 1e-6 up to 1e21, `1.8e-12` below, `NaN`, `Infinity`."""
    if number != number:
        return "NaN"
    if number in (math.inf, -math.inf):
        return "Infinity" if number > 0 else "-Infinity"
    if number == int(number) and abs(number) < 2**53:
        return str(int(number))
    if isinstance(number, DayNumber):
        return str(math.floor(number))
    text = repr(float(number))
    if "e" not in text:
        return text.removesuffix(".0")
    if 1e-6 <= abs(number) < 1e21:
        return format(Decimal(text), "f")
    mantissa, exponent = text.split("e")
    power = int(exponent)
    return f"{mantissa.removesuffix('.0')}e{'+' if power > 0 else ''}{power}"


def text_number(text: str, zone: Zone) -> float:
    """A text as a number; a date or dateTime counts its days since 1970; NaN for other text."""
    if _NUMBER.fullmatch(text):
        return float(text)
    moment = read(text, zone) if "-" in text else None
    return NAN if moment is None else DayNumber(moment.days)


def to_string(value: Value) -> str:
    """The value as text; a list of nodes gives its first node's."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return value[0].string() if value else ""
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, Moment):
        return value.text()
    return number_text(value)


def to_number(value: Value, zone: Zone) -> float:
    """The value as a number, NaN where it is none."""
    if isinstance(value, float):
        return value
    if isinstance(value, bool):
        return 1.0 if value else 0.0
    if isinstance(value, Moment):
        return DayNumber(value.days)
    return text_number(to_string(value), zone)


def to_boolean(value: Value) -> bool:
    """False for an empty list, an empty text, zero and NaN."""
    if isinstance(value, bool):
        return value
    if isinstance(value, float):
        return value != 0 and value == value
    if isinstance(value, Moment):
        return True
    return bool(value)
