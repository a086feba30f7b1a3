"""Checks of clock and time zone."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from fieldkit.doctor.codes import Found, Mend, State, Subject
from fieldkit.doctor.finding import Finding

EARLIEST = date(2026, 1, 1)
"""No FieldKit is older."""
LONGEST_USE = timedelta(days=365 * 15)
"""A clock so far after the build is not believed."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def check_clock(now_ms: int, built: date | None) -> Finding:
    """Whether the clock can be right; a dead battery sets it back to 1970 or to the board's year.

    `built`: the day on which this application was built, None where it was not.
    """
    earliest = max(EARLIEST, built or EARLIEST)
    today = (EPOCH + timedelta(milliseconds=now_ms)).date()
    params = {"today": today}
    # The build may have been made west of here.
    if today < earliest - timedelta(days=1):
        return Finding(Subject.CLOCK, State.BAD, Found.CLOCK_BEHIND, Mend.SET_CLOCK, params)
    if today > earliest + LONGEST_USE:
        return Finding(Subject.CLOCK, State.WARN, Found.CLOCK_AHEAD, Mend.SET_CLOCK, params)
    return Finding(Subject.CLOCK, State.OK, Found.CLOCK_PLAUSIBLE, None, params)


def check_zone(offset: timedelta, has_zones: bool) -> Finding:
    """Whether days begin when they do here. `offset`: of this computer, east of Greenwich."""
    if not has_zones:
        params = {"packages": "tzdata"}
        return Finding(Subject.ZONE, State.BAD, Found.ZONES_MISSING, Mend.INSTALL_PACKAGES, params)
    if not offset:
        return Finding(Subject.ZONE, State.WARN, Found.ZONE_UTC, Mend.SET_ZONE)
    minutes = int(offset.total_seconds()) // 60
    sign = "+" if minutes > 0 else "-"
    params = {"offset": f"UTC{sign}{abs(minutes) // 60}:{abs(minutes) % 60:02}"}
    return Finding(Subject.ZONE, State.OK, Found.ZONE_KNOWN, None, params)


def offset_at(now_ms: int) -> timedelta:
    """This computer's offset from UTC at that time."""
    there = (EPOCH + timedelta(milliseconds=now_ms)).astimezone()
    return there.utcoffset() or timedelta(0)


def has_zones() -> bool:
    """Whether the rules of the world's time zones are at hand (IANA's database)."""
    try:
        ZoneInfo("Europe/Moscow")
    except (ZoneInfoNotFoundError, OSError):
        return False
    return True
