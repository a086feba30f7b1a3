"""Who may be one and the same person: scored, with the reasons, for a person to settle."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from fieldkit.records.names import fold
from fieldkit.records.person import Person
from fieldkit.rules.reasons import DoubleReason

SIMILAR_NAME = 86.0
WORTH_A_LOOK = 70
_WEIGHT = {
    DoubleReason.SAME_NAME: 60,
    DoubleReason.SIMILAR_NAME: 45,
    DoubleReason.SAME_BIRTH: 35,
    DoubleReason.NEAR_BIRTH: 25,
    DoubleReason.SAME_PHONE: 30,
}


@dataclass(frozen=True)
class Likeness:
    """What of a person is compared, prepared once: folded name, birth, digits of the telephone."""

    person: bytes
    household: bytes
    name: str
    birth_date: date | None
    birth_year: int | None
    phone: str


@dataclass(frozen=True)
class Double:
    """Somebody who may be the person asked about; `score` of 100."""

    person: bytes
    household: bytes
    score: int
    reasons: tuple[DoubleReason, ...]


def likeness(person: Person, household_phone: str | None = None) -> Likeness:
    """Prepares a person for comparison; without an own telephone the household's counts."""
    name = f"{person.family_name} {person.given_name} {person.patronymic or ''}"
    born = person.birth_date
    digits = "".join(filter(str.isdigit, person.phone or household_phone or ""))
    year = born.year if born else person.birth_year
    # The last ten digits: +7 and 8 before them are the same telephone in Russia.
    return Likeness(person.id, person.household, fold(name), born, year, digits[-10:])


def doubles(asked: Likeness, others: Iterable[Likeness]) -> list[Double]:
    """Those who may be the person asked about, the likeliest first, then by id.

    A name must be the same or similar, and a birth that is known to differ rules somebody out.
    """
    found = [double for other in others if (double := compare(asked, other)) is not None]
    return sorted(found, key=lambda double: (-double.score, double.person))


def compare(asked: Likeness, other: Likeness) -> Double | None:
    """How likely two are one, or None where it is not worth a look."""
    if asked.person == other.person:
        return None
    name, birth = compare_names(asked.name, other.name), _compare_births(asked, other)
    if name is None or (birth is None and asked.birth_year and other.birth_year):
        return None
    phone = DoubleReason.SAME_PHONE if asked.phone and asked.phone == other.phone else None
    reasons = tuple(each for each in (name, birth, phone) if each is not None)
    score = min(100, sum(_WEIGHT[each] for each in reasons))
    return Double(other.person, other.household, score, reasons) if score >= WORTH_A_LOOK else None


def compare_names(one: str, other: str) -> DoubleReason | None:
    """Whether two folded names are the same or similar; None if neither."""
    if one == other:
        return DoubleReason.SAME_NAME
    # Words in any order; a patronymic that only one side has does not count against it.
    words, more = sorted((one.split(), other.split()), key=len)
    if len(words) >= 2 and Counter(words) <= Counter(more):
        return DoubleReason.SAME_NAME
    likely = fuzz.token_sort_ratio(one, other, score_cutoff=SIMILAR_NAME)
    if not likely and len(words) == 2 and len(more) == 3:
        likely = fuzz.ratio(" ".join(words), " ".join(more[:2]), score_cutoff=SIMILAR_NAME)
    return DoubleReason.SIMILAR_NAME if likely else None


def _compare_births(asked: Likeness, other: Likeness) -> DoubleReason | None:
    one, two = asked.birth_date, other.birth_date
    if one and two:
        if one == two:
            return DoubleReason.SAME_BIRTH
        return DoubleReason.NEAR_BIRTH if _near(one, two) else None
    if asked.birth_year and other.birth_year and abs(asked.birth_year - other.birth_year) <= 1:
        return DoubleReason.NEAR_BIRTH
    return None


def _near(one: date, two: date) -> bool:
    """One slip of the pen: day and month exchanged, or one of the three parts different."""
    if one.year == two.year and (one.day, one.month) == (two.month, two.day):
        return True
    same = (one.year == two.year) + (one.month == two.month) + (one.day == two.day)
    return same == 2 and abs(one.year - two.year) <= 10
