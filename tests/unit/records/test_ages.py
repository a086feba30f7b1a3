"""Ages and bands from whatever is known of a birth."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.records.ages import AgeBand, age, band_of, years_between

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("born", "years"),
    [
        (date(2000, 3, 1), 26),
        (date(2000, 3, 2), 25),
        (date(2026, 3, 2), -1),
        (date(2024, 2, 29), 2),
    ],
)
def test_years_count_from_the_birthday(born: date, years: int) -> None:
    assert years_between(born, TODAY) == years


@pytest.mark.parametrize(
    ("years", "band"),
    [
        (-1, AgeBand.UNDER_5),
        (4, AgeBand.UNDER_5),
        (5, AgeBand.SCHOOL),
        (12, AgeBand.TEEN),
        (17, AgeBand.TEEN),
        (18, AgeBand.ADULT),
        (59, AgeBand.ADULT),
        (60, AgeBand.OLDER),
        (110, AgeBand.OLDER),
    ],
)
def test_bands_have_both_ends(years: int, band: AgeBand) -> None:
    assert band_of(years) is band


def test_the_best_known_goes_first() -> None:
    assert age(TODAY, date(1990, 1, 1), 1980, AgeBand.OLDER) == 36
    assert age(TODAY, None, 1980, AgeBand.OLDER) == 46
    assert age(TODAY, None, None, AgeBand.TEEN, date(2020, 1, 1)) == 18
    assert age(TODAY, None, None, AgeBand.TEEN) == 12
    assert age(TODAY) is None


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_nobody_grows_younger(one: date, other: date) -> None:
    born = date(1950, 6, 6)
    first, last = sorted((one, other))
    assert years_between(born, first) <= years_between(born, last)
