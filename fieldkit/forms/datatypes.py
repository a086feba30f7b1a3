"""Values as the form stores them, by the bind's type (ODK XForms, section Data Types)."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, time

from fieldkit.expression.dates import Zone, read

INT_LIMIT = 2**31
_NUMBER = re.compile(r"-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?")
_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?")
_OFFSET = r"(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)?"
_TIME = re.compile(rf"(\d\d:\d\d:\d\d)(?:\.\d+)?{_OFFSET}")
_DATETIME = re.compile(rf"(\d{{4}}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?{_OFFSET}")
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UTC = Zone()

Answer = str | int | float | bool | None | Sequence[str] | Mapping[str, float]
"""What a screen may answer with: text, numbers, a list of choices, or a place."""


def answer_text(answer: Answer) -> str:
    """An answer as one text: choices joined by spaces, a place as `lat lon altitude accuracy`."""
    match answer:
        case None:
            return ""
        case str():
            return answer
        case bool():
            return "1" if answer else "0"
        case int() | float():
            return _plain(float(answer))
        case Mapping():
            return _place(answer)
        case _:
            return " ".join(answer)


def _plain(number: float) -> str:
    return str(int(number)) if number == int(number) and abs(number) < 1e15 else repr(number)


def _place(place: Mapping[str, float]) -> str:
    altitude, accuracy = place.get("altitude"), place.get("accuracy")
    parts = [place["latitude"], place["longitude"]]
    if altitude is not None or accuracy is not None:
        parts.append(altitude or 0.0)
    if accuracy is not None:
        parts.append(accuracy)
    return " ".join(_plain(float(part)) for part in parts)


def stored(text: str, kind: str) -> str:
    """The text as a value of that type is stored; empty where it is no such value.

    Signs that XML can't hold (XML 1.0, 2.2: control signs of scanners and pastes, halves of
    surrogate pairs) are left out: an instance with them could neither be kept nor sent.
    """
    if not text:
        return ""
    text = _UNFIT.sub("", text)
    convert = _CONVERTERS.get(kind)
    return text if convert is None else convert(text.strip())


def _int(text: str) -> str:
    if not _NUMBER.fullmatch(text):
        return ""
    number = int(float(text)) if "." in text or "e" in text.lower() else int(text)
    return str(number) if -INT_LIMIT <= number < INT_LIMIT else ""


def _decimal(text: str) -> str:
    if not _NUMBER.fullmatch(text):
        return ""
    return _with_fraction(float(text))


def _with_fraction(number: float) -> str:
    if number == int(number) and abs(number) < 1e15:
        return f"{int(number)}.0"
    return repr(number)


def _date(text: str) -> str:
    match = _DATE.fullmatch(text)
    return match.group(1) if match and _is_date(match.group(1)) else ""


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _is_time(text: str) -> bool:
    try:
        time.fromisoformat(text)
    except ValueError:
        return False
    return True


def _time(text: str) -> str:
    match = _TIME.fullmatch(text)
    return text if match and _is_time(match.group(1)) else ""


def _datetime(text: str) -> str:
    match = _DATETIME.fullmatch(text)
    if match is None or not (_is_date(match.group(1)) and _is_time(match.group(2))):
        return ""
    return text if read(text, _UTC) is not None else ""


def _geopoint(text: str) -> str:
    parts = text.split()
    if not 2 <= len(parts) <= 4 or not all(_NUMBER.fullmatch(part) for part in parts):
        return ""
    numbers = [float(part) for part in parts]
    if abs(numbers[0]) > 90 or abs(numbers[1]) > 180 or not any(numbers):
        return ""
    if len(numbers) == 4 and numbers[3] < 0:
        return ""
    return " ".join(_with_fraction(number) for number in numbers)


def _geotrace(text: str) -> str:
    points = [_geopoint(part) for part in text.strip(";").split(";")]
    return ";".join(points) if len(points) > 1 and all(points) else ""


def _geoshape(text: str) -> str:
    points = [_geopoint(part) for part in text.strip(";").split(";")]
    closed = len(points) > 2 and points[0] == points[-1]
    return ";".join(points) if closed and all(points) else ""


_CONVERTERS = {
    "int": _int,
    "integer": _int,
    "decimal": _decimal,
    "date": _date,
    "time": _time,
    "dateTime": _datetime,
    "geopoint": _geopoint,
    "geotrace": _geotrace,
    "geoshape": _geoshape,
}
