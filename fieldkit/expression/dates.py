"""Dates and times as expressions see them (ODK XForms: date, dateTime, time; ISO 8601)."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

DAY_SECONDS = 86_400
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MOMENT = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?"
    r"(Z|[+-]\d\d(?::?\d\d)?)?)?"
)
_TIME = re.compile(r"(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d(?::?\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Zone:
    """How dates become instants: the local time zone, and what a pure date counts as.

    With `whole_days` (as ODK Collect does, and the default) a pure date is a calendar day and
    `number()` of it is whole. Without, it is local midnight, and the number has the zone's share.
    """

    tz: tzinfo = UTC
    whole_days: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """A date, or a date with a time (`pure` false); `at` is aware; `days` since 1970-01-01 UTC."""

    at: datetime
    pure: bool
    days: float

    def text(self) -> str:
        """ISO 8601: `2024-08-06`, or `2024-08-06T07:30:00.000+03:00` in local time."""
        if self.pure:
            return self.at.date().isoformat()
        return self.at.isoformat(timespec="milliseconds")


def _offset(text: str | None, zone: Zone) -> tzinfo:
    if text is None:
        return zone.tz
    if text == "Z":
        return UTC
    hours, minutes = int(text[1:3]), int(text[-2:] if len(text) > 3 else "0")
    if hours > 14 or minutes > 59:
        raise ValueError(text)
    sign = -1 if text[0] == "-" else 1
    return (
        datetime.strptime(f"{'-' if sign < 0 else '+'}{hours:02}{minutes:02}", "%z").tzinfo or UTC
    )


def _micros(fraction: str | None) -> int:
    return int((fraction or "0").ljust(6, "0")[:6])


def from_date(day: date, zone: Zone) -> Moment:
    """A pure date as a value."""
    local = datetime(day.year, day.month, day.day, tzinfo=zone.tz)
    if zone.whole_days:
        return Moment(local, True, float((day - _EPOCH.date()).days))
    return Moment(local, True, (local - _EPOCH) / timedelta(days=1))


def from_datetime(at: datetime, zone: Zone) -> Moment:
    """A date with a time as a value, told in local time."""
    return Moment(at.astimezone(zone.tz), False, (at - _EPOCH) / timedelta(days=1))


def read(text: str, zone: Zone) -> Moment | None:
    """The date or dateTime that `text` states in full; None for anything else."""
    if len(text) < 10 or not text[0].isdigit():
        return None
    match = _MOMENT.fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute, second, fraction, offset = match.groups()
    try:
        if hour is None:
            return from_date(date(int(year), int(month), int(day)), zone)
        at = datetime(
            int(year),
            int(month),
            int(day),
            int(hour),
            int(minute),
            int(second or 0),
            _micros(fraction),
            tzinfo=_offset(offset, zone),
        )
        return from_datetime(at, zone)
    except (ValueError, OverflowError):
        return None


def from_days(days: float, zone: Zone) -> Moment | None:
    """The moment that lies `days` after 1970-01-01 UTC; a pure date where it falls on midnight.

    With whole days the midnight is that of the calendar; otherwise it is local midnight.
    """
    try:
        at = _EPOCH + timedelta(milliseconds=round(days * DAY_SECONDS * 1000))
        if zone.whole_days:
            if float(days).is_integer():
                return from_date(at.date(), zone)
            return from_datetime(at, zone)
        local = at.astimezone(zone.tz)
    except (ValueError, OverflowError):
        return None
    if local.time() == time(0):
        return from_date(local.date(), zone)
    return from_datetime(at, zone)


def day_fraction(text: str, zone: Zone) -> float | None:
    """The share of the day that a time (`06:00`, `06:00:00.000+03:00`) lies after midnight."""
    match = _TIME.fullmatch(text.strip())
    if match is None:
        moment = read(text.strip(), zone)
        if moment is None or moment.pure:
            return None
        local = moment.at
        return (local - local.replace(hour=0, minute=0, second=0, microsecond=0)) / timedelta(1)
    hour, minute, second, fraction, offset = match.groups()
    try:
        at = time(int(hour), int(minute), int(second or 0), _micros(fraction))
        there = _offset(offset, zone).utcoffset(None)
        here = zone.tz.utcoffset(_EPOCH.replace(tzinfo=None))
    except (ValueError, OverflowError):
        return None
    span = timedelta(
        hours=at.hour, minutes=at.minute, seconds=at.second, microseconds=at.microsecond
    )
    if offset is not None and there is not None and here is not None:
        span += here - there
    return (span / timedelta(days=1)) % 1


_DAY_NAMES = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "ru": ("пн", "вт", "ср", "чт", "пт", "сб", "вс"),
}
_MONTH_NAMES = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "ru": ("янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"),
}


def format_moment(moment: Moment, pattern: str, language: str) -> str:
    """Fills the `%` marks of format-date and format-date-time (ODK XForms, date functions).

    Month and day names are Russian where `language` starts with `ru`, else English.
    """
    at = moment.at
    tongue = "ru" if language.lower().startswith("ru") else "en"
    marks = {
        "Y": f"{at.year:04}",
        "y": f"{at.year % 100:02}",
        "m": f"{at.month:02}",
        "n": str(at.month),
        "b": _MONTH_NAMES[tongue][at.month - 1],
        "d": f"{at.day:02}",
        "e": str(at.day),
        "a": _DAY_NAMES[tongue][at.weekday()],
        "H": f"{at.hour:02}",
        "h": str(at.hour),
        "M": f"{at.minute:02}",
        "S": f"{at.second:02}",
        "3": f"{at.microsecond // 1000:03}",
        "W": str(at.isocalendar().week),
        "%": "%",
    }
    return re.sub(r"%(.)", lambda mark: marks.get(mark.group(1), mark.group()), pattern)
