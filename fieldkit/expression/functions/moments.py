"""Date and time functions (ODK XForms)."""

from datetime import UTC, datetime, timedelta

from fieldkit.expression import dates
from fieldkit.expression.context import Context
from fieldkit.expression.dates import Moment, Zone
from fieldkit.expression.functions.registry import Args, function, text
from fieldkit.expression.values import BAD_DATE, NAN, Value, to_string


def _now(context: Context) -> datetime:
    at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=context.world.clock.now_ms())
    return at.astimezone(context.world.zone.tz)


@function("today", 0)
def today(context: Context, _args: Args) -> Value:
    """The local date, by the clock handed in."""
    return dates.from_date(_now(context).date(), context.world.zone)


@function("now", 0)
def now(context: Context, _args: Args) -> Value:
    """The local date and time with its offset, by the clock handed in."""
    return dates.from_datetime(_now(context), context.world.zone)


def moment_of(value: Value, zone: Zone) -> Moment | None:
    """A value as a date: of a number, that many days after 1970-01-01; None for anything else."""
    if isinstance(value, Moment):
        return value
    if isinstance(value, bool):
        return None
    if isinstance(value, float):
        return dates.from_days(value, zone) if value == value else None
    return dates.read(to_string(value).strip(), zone)


def _as_date(context: Context, args: Args) -> Value:
    moment = moment_of(args[0](context), context.world.zone)
    return BAD_DATE if moment is None else moment


@function("date", 1)
def date(context: Context, args: Args) -> Value:
    """A text or a number of days as a date; a bad date is empty."""
    return _as_date(context, args)


@function("date-time", 1)
def date_time(context: Context, args: Args) -> Value:
    """As date()."""
    return _as_date(context, args)


@function("decimal-date-time", 1)
def decimal_date_time(context: Context, args: Args) -> Value:
    """Days since 1970-01-01 UTC, with their fraction."""
    moment = moment_of(args[0](context), context.world.zone)
    return NAN if moment is None else moment.days


@function("decimal-time", 1)
def decimal_time(context: Context, args: Args) -> Value:
    """The share of the local day that has gone at that time; noon is 0.5."""
    share = dates.day_fraction(text(context, args[0]), context.world.zone)
    return NAN if share is None else share


def _format(context: Context, args: Args) -> Value:
    moment = moment_of(args[0](context), context.world.zone)
    if moment is None:
        return ""
    return dates.format_moment(moment, text(context, args[1]), context.world.language)


@function("format-date", 2)
def format_date(context: Context, args: Args) -> Value:
    """A date by a pattern of `%` marks; empty for a bad date."""
    return _format(context, args)


@function("format-date-time", 2)
def format_date_time(context: Context, args: Args) -> Value:
    """A dateTime by a pattern of `%` marks; empty for a bad one."""
    return _format(context, args)
