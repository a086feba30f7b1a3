"""A birth as it is typed in one field: a date, a year, an age, or an age band."""

import re
from dataclasses import dataclass
from datetime import date

from fieldkit.errors import Refusal
from fieldkit.records.ages import AgeBand
from fieldkit.records.fields import EARLIEST
from fieldkit.records.person import Person
from fieldkit.records.reasons import RecordReason
from fieldkit.rules.reasons import HouseholdRule

OLDEST = 130
_DAY = re.compile(r"(\d{1,2})[ .,/\-]+(\d{1,2})[ .,/\-]+(\d{4})|(\d{2})(\d{2})(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_BANDS = {str(band): band for band in AgeBand}


@dataclass(frozen=True)
class Birth:
    """What is known of a birth: at most one of the three; nothing where none is set."""

    day: date | None = None
    year: int | None = None
    band: AgeBand | None = None


def read_day(typed: str, field: str) -> date | Refusal | None:
    """A date such as 05.09.1984, 5/9/1984, 05091984 or 1984-09-05; None for nothing typed.

    `field`: the field's name, for the words. Refuses what is no date, and one before 1900.
    """
    text = typed.strip()
    if not text:
        return None
    found, iso = _DAY.fullmatch(text), _ISO.fullmatch(text)
    if iso:
        year, month, number = (int(part) for part in iso.groups())
    elif found:
        number, month, year = (int(part) for part in found.groups() if part is not None)
    else:
        return Refusal(RecordReason.INVALID_DATE, {"field": field})
    try:
        day = date(year, month, number)
    except ValueError:
        return Refusal(RecordReason.INVALID_DATE, {"field": field})
    if day < EARLIEST:
        return Refusal(RecordReason.DATE_TOO_EARLY, {"field": field, "earliest": EARLIEST})
    return day


def read_birth(typed: str, today: date, field: str) -> Birth | Refusal:
    """A birth as typed: a date, a year (1984), an age (42), or an age band (18-59, 60+).

    An age is kept as the year in which it makes that age this year. Refuses what is none of these
    and a birth after `today`.
    """
    text = typed.strip().replace("–", "-").replace(" ", "") if typed.strip() else ""
    if text in _BANDS:
        return Birth(band=_BANDS[text])
    if re.fullmatch(r"\d{1,3}", text) and int(text) <= OLDEST:
        return Birth(year=today.year - int(text))
    if re.fullmatch(r"\d{4}", text):
        return _read_year(int(text), today, field)
    day = read_day(typed, field)
    if isinstance(day, Refusal):
        return day
    if day is not None and day > today:
        return Refusal(HouseholdRule.BORN_LATER, {"today": today})
    return Birth(day=day)


def _read_year(year: int, today: date, field: str) -> Birth | Refusal:
    if year > today.year:
        return Refusal(HouseholdRule.BORN_LATER, {"today": today})
    if year < EARLIEST.year:
        return Refusal(RecordReason.DATE_TOO_EARLY, {"field": field, "earliest": EARLIEST})
    return Birth(year=year)


def whole_day(typed: str) -> bool:
    """Whether all figures of a date are there, right or wrong."""
    text = typed.strip()
    return bool(_DAY.fullmatch(text) or _ISO.fullmatch(text))


def tidy_day(typed: str) -> str:
    """A date as `typed_day` writes it; what is no date stays as it is."""
    day = read_day(typed, "")
    return typed_day(day) if isinstance(day, date) else typed


def typed_day(day: date | None) -> str:
    """A date as `read_day` takes it."""
    return "" if day is None else f"{day:%d.%m.%Y}"


def typed_birth(person: Person) -> str:
    """What is known of a person's birth, as `read_birth` takes it."""
    if person.birth_date is not None:
        return typed_day(person.birth_date)
    if person.birth_year is not None:
        return str(person.birth_year)
    return "" if person.age_band is None else str(person.age_band)
