"""Dates: pure dates, times, zones."""

from datetime import UTC, timedelta, timezone

import pytest
from expression_world import value, world

from fieldkit.expression import Zone, to_string
from fieldkit.expression.dates import day_fraction, format_moment, from_days, read

KURSK = timezone(timedelta(hours=3))
WEST = timezone(timedelta(hours=-7))


@pytest.mark.parametrize(
    "text",
    ["2024-02-30", "2024-13-01", "24-01-01", "2024-1-1", "2024-01-01T25:00:00", "x",
     "2024-01-01T10:00:00+15:00", "2024-01-01T10:00:00+01:75", "0000-01-01"],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    assert read(text, Zone()) is None


def test_a_pure_date_counts_whole_days_in_every_zone() -> None:
    for tz in (UTC, KURSK, WEST):
        moment = read("1970-01-02", Zone(tz))
        assert moment is not None and moment.days == 1.0


def test_as_an_instant_a_pure_date_is_local_midnight() -> None:
    moment = read("1970-01-01", Zone(WEST, whole_days=False))
    assert moment is not None and moment.days == pytest.approx(7 / 24)


def test_days_make_a_date_and_fractions_a_time() -> None:
    whole, part = from_days(19950.0, Zone(KURSK)), from_days(19950.5, Zone(KURSK))
    assert whole is not None and whole.text() == "2024-08-15"
    assert part is not None and part.text() == "2024-08-15T15:00:00.000+03:00"
    assert from_days(1e12, Zone()) is None


def test_a_difference_of_dates_is_whole_days() -> None:
    assert value("date('2024-03-01') - date('2024-02-28')") == 2.0
    assert value("int((today() - member[1]/birth) div 365.25)") == 34.0


@pytest.mark.parametrize("text", ["24:00:00", "06:60:00", "06:00:60", "6:00", "06:00:00+99:00"])
def test_what_is_no_time(text: str) -> None:
    assert day_fraction(text, Zone()) is None


def test_a_time_of_another_zone_is_told_in_local_time() -> None:
    assert day_fraction("12:00:00.000Z", Zone(KURSK)) == pytest.approx(15 / 24)
    assert day_fraction("2024-08-15T12:00:00.000+03:00", Zone(KURSK)) == pytest.approx(0.5)


def test_names_of_months_follow_the_language() -> None:
    moment = read("2024-08-15", Zone())
    assert moment is not None
    assert format_moment(moment, "%a %b %% %q", "Русский (ru)") == "Thu Aug % %q"
    assert format_moment(moment, "%a %b", "ru") == "чт авг"


def test_dates_add_up() -> None:
    assert to_string(value("date(today() + 10)")) == "2024-08-25"
    assert to_string(value("date('2024-02-28' + 2)")) == "2024-03-01"


def test_a_number_as_an_instant_in_the_recorded_zone() -> None:
    here = world(whole_days=False)
    here.zone = Zone(WEST, whole_days=False)
    assert to_string(value("date(1)", here=here)) == "1970-01-01T17:00:00.000-07:00"
    assert to_string(value("date('2018-01-01' + 1)", here=here)) == "2018-01-02"
