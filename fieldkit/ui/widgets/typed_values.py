"""What is typed into a form, as the form keeps it, and back (ODK XForms, section Data Types).

Pure: no widget. What can't be read is the empty value.
"""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum

from fieldkit.errors import Refusal
from fieldkit.ui.pages.households_birth import read_day, typed_day
from fieldkit.ui.widgets.typed_places import read_place, read_places, shown_place

MOST_YEAR = 2100
EARLIEST_YEAR = 1900
_MONTH = re.compile(r"(\d{1,2})[ .,/\-]+(\d{4})")
_ISO_MONTH = re.compile(r"(\d{4})-(\d{2})")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.\- hч]?(\d{2}))?(?::(\d{2}))?")
_STORED_CLOCK = re.compile(r"(\d\d:\d\d)(?::(\d\d))?.*")


class Typing(StrEnum):
    """What is typed."""

    TEXT = "text"
    LINES = "lines"
    MASKED = "masked"
    DIGITS = "digits"
    WHOLE = "whole"
    DECIMAL = "decimal"
    DATE = "date"
    MONTH = "month"
    YEAR = "year"
    TIME = "time"
    MOMENT = "moment"
    PLACE = "place"
    PATH = "path"
    AREA = "area"


NUMBERS = (Typing.WHOLE, Typing.DECIMAL)
OF_LINES = (Typing.LINES, Typing.PATH, Typing.AREA)


def read_typed(typing: Typing, text: str, group: str = "") -> str:
    """What was typed as the form keeps it; `group` stands between thousands, where it is shown."""
    read = _READERS.get(typing)
    text = text.strip()
    if typing in NUMBERS:
        return _number(typing, text, group)
    return text if read is None else read(text)


def shown_value(typing: Typing, value: str, point: str = ".", group: str = "") -> str:
    """A kept value as `read_typed` takes it; `point` and `group` are the signs of the language."""
    if not value:
        return ""
    if typing in NUMBERS:
        return _shown_number(value, point, group)
    show = _SHOWN.get(typing)
    return value if show is None else show(value)


def _number(typing: Typing, text: str, group: str) -> str:
    text = re.sub(r"\s", "", text).replace("−", "-")
    if group == "," and re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d*)?", text):
        text = text.replace(",", "")
    if typing is Typing.WHOLE:
        return text if re.fullmatch(r"-?\d{1,18}", text) else ""
    text = text.replace(",", ".")
    return text if re.fullmatch(r"-?\d{1,18}(\.\d{0,12})?", text) else ""


def _shown_number(value: str, point: str, group: str) -> str:
    whole, _, fraction = value.partition(".")
    if "e" in value.lower() or not whole.lstrip("-").isdigit():
        return value
    fraction = fraction.rstrip("0")
    if group:
        whole = f"{int(whole):,}".replace(",", group)
    return whole + (point + fraction if fraction else "")


def _day(text: str) -> str:
    day = read_day(text, "")
    return "" if day is None or isinstance(day, Refusal) else day.isoformat()


def _month(text: str) -> str:
    found, turned = _MONTH.fullmatch(text), _ISO_MONTH.fullmatch(text)
    month, year = found.groups() if found else turned.groups()[::-1] if turned else ("", "")
    return _day(f"01.{month}.{year}") if month else ""


def _year(text: str) -> str:
    fits = re.fullmatch(r"\d{4}", text) and EARLIEST_YEAR <= int(text) <= MOST_YEAR
    return f"{text}-01-01" if fits else ""


def _clock(text: str) -> str:
    found = _CLOCK.fullmatch(text)
    if found is None:
        return ""
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    if hours > 23 or minutes > 59 or seconds > 59:
        return ""
    return f"{hours:02}:{minutes:02}:{seconds:02}"


def _shown_clock(value: str) -> str:
    found = _STORED_CLOCK.fullmatch(value)
    if found is None:
        return ""
    return found[1] if found[2] in (None, "00") else f"{found[1]}:{found[2]}"


def _moment(text: str) -> str:
    day, _, clock = re.sub(r"\s*[,T]\s*(?=\d{1,2}[:.]\d\d)", " ", text).rpartition(" ")
    kept, time = _day(day.strip()), _clock(clock)
    return f"{kept}T{time}" if kept and time else ""


def _digits(text: str) -> str:
    return text if re.fullmatch(r"[\d\s+\-.,()#*]+", text) else ""


def _shown_date(value: str) -> str:
    day = read_day(value[:10], "")
    return "" if day is None or isinstance(day, Refusal) else typed_day(day)


def _shown_month(value: str) -> str:
    found = _ISO_MONTH.match(value)
    return f"{found[2]}.{found[1]}" if found else ""


def _shown_moment(value: str) -> str:
    day, _, clock = value.partition("T")
    return f"{_shown_date(day)} {_shown_clock(clock)}".strip()


def _shown_places(value: str) -> str:
    return "\n".join(shown_place(part) for part in value.split(";"))


_READERS: Mapping[Typing, Callable[[str], str]] = {
    Typing.DIGITS: _digits,
    Typing.DATE: _day,
    Typing.MONTH: _month,
    Typing.YEAR: _year,
    Typing.TIME: _clock,
    Typing.MOMENT: _moment,
    Typing.PLACE: read_place,
    Typing.PATH: lambda text: read_places(text, closed=False),
    Typing.AREA: lambda text: read_places(text, closed=True),
}
_SHOWN: Mapping[Typing, Callable[[str], str]] = {
    Typing.DATE: _shown_date,
    Typing.MONTH: _shown_month,
    Typing.YEAR: lambda value: value[:4],
    Typing.TIME: _shown_clock,
    Typing.MOMENT: _shown_moment,
    Typing.PLACE: shown_place,
    Typing.PATH: _shown_places,
    Typing.AREA: _shown_places,
}
