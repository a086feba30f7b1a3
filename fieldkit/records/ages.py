"""Ages and age bands, from whatever is known of a birth."""

from datetime import date
from enum import StrEnum


class AgeBand(StrEnum):
    """Bands for disaggregation (Sphere: by sex and age); the values are years, both included."""

    UNDER_5 = "0-4"
    SCHOOL = "5-11"
    TEEN = "12-17"
    ADULT = "18-59"
    OLDER = "60+"


_LEAST = {
    AgeBand.UNDER_5: 0,
    AgeBand.SCHOOL: 5,
    AgeBand.TEEN: 12,
    AgeBand.ADULT: 18,
    AgeBand.OLDER: 60,
}


def band_of(years: int) -> AgeBand:
    """The band of an age in whole years; a birth still to come counts as the youngest."""
    return next((band for band in reversed(AgeBand) if years >= _LEAST[band]), AgeBand.UNDER_5)


def years_between(born: date, today: date) -> int:
    """Whole years lived on `today`; negative if born after it."""
    before_birthday = (today.month, today.day) < (born.month, born.day)
    return today.year - born.year - before_birthday


def age(
    today: date,
    birth_date: date | None = None,
    birth_year: int | None = None,
    age_band: AgeBand | None = None,
    band_on: date | None = None,
) -> int | None:
    """Whole years on `today` from the best that is known, or None.

    From a year alone: the age reached in this year. From a band: its least age and the years gone
    since it was noted, which is the least the person can be.
    """
    if birth_date is not None:
        return years_between(birth_date, today)
    if birth_year is not None:
        return today.year - birth_year
    if age_band is not None:
        return _LEAST[age_band] + max(0, years_between(band_on, today) if band_on else 0)
    return None
