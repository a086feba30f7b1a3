"""Whether a household and its people make sense, on the day they are written down."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from fieldkit.errors import Refusal
from fieldkit.records.household import Household
from fieldkit.records.names import fold
from fieldkit.records.person import Person
from fieldkit.rules.reasons import HouseholdNotice, HouseholdRule

MOST_MEMBERS = 60
YOUNGEST_HEAD = 10
ADULT = 18
VERY_OLD = 110


@dataclass(frozen=True)
class Notice:
    """Something worth a second look; the record is good all the same."""

    code: HouseholdNotice
    params: dict[str, object] = field(default_factory=dict)


def check_person(person: Person, today: date) -> Refusal | None:
    """Refuses somebody born, or noted with an age, after `today`."""
    years = person.age(today)
    noted_later = person.band_on is not None and person.band_on > today
    if noted_later or (years is not None and years < 0):
        return Refusal(HouseholdRule.BORN_LATER, {"today": today.isoformat()})
    return None


def check_household(
    household: Household, members: Sequence[Person], today: date
) -> Refusal | tuple[Notice, ...]:
    """Refuses what cannot be; otherwise what is worth a second look, the gravest first.

    `members`: all people recorded with the household, deleted ones too, which are left aside.
    """
    living = [person for person in members if not person.deleted]
    refusal = _check_days(household, today) or _check_members(household, living)
    for person in living:
        refusal = refusal or check_person(person, today)
    return refusal or tuple(_notices(household, living, today))


def _check_days(household: Household, today: date) -> Refusal | None:
    arrived, left = household.arrived, household.left_on
    if arrived and arrived > today:
        return Refusal(HouseholdRule.ARRIVED_LATER, {"today": today.isoformat()})
    if arrived and left and left < arrived:
        params = {"arrived": arrived.isoformat(), "left": left.isoformat()}
        return Refusal(HouseholdRule.LEFT_BEFORE_ARRIVAL, params)
    return None


def _check_members(household: Household, living: Sequence[Person]) -> Refusal | None:
    if len(living) > MOST_MEMBERS:
        params = {"members": len(living), "most": MOST_MEMBERS}
        return Refusal(HouseholdRule.TOO_MANY_MEMBERS, params)
    if any(person.household != household.id for person in living):
        return Refusal(HouseholdRule.MEMBER_OF_ANOTHER)
    if household.head is not None and all(person.id != household.head for person in living):
        return Refusal(HouseholdRule.HEAD_NOT_MEMBER)
    return None


def _notices(household: Household, living: Sequence[Person], today: date) -> list[Notice]:
    found: list[Notice] = []
    ages = {person.id: person.age(today) for person in living}
    known = [years for years in ages.values() if years is not None]
    head = ages.get(household.head) if household.head else None
    if household.head is None:
        found.append(Notice(HouseholdNotice.NO_HEAD))
    if head is not None and head < YOUNGEST_HEAD:
        found.append(Notice(HouseholdNotice.YOUNG_HEAD, {"years": head}))
    if known and len(known) == len(ages) and max(known) < ADULT:
        found.append(Notice(HouseholdNotice.NO_ADULT))
    if any(years > VERY_OLD for years in known):
        found.append(Notice(HouseholdNotice.VERY_OLD, {"years": max(known)}))
    if len({_who(person) for person in living}) < len(living):
        found.append(Notice(HouseholdNotice.SAME_PERSON_TWICE))
    if len(known) < len(ages):
        found.append(Notice(HouseholdNotice.AGE_UNKNOWN, {"people": len(ages) - len(known)}))
    return found


def _who(person: Person) -> tuple[str, date | int | None]:
    name = f"{person.family_name} {person.given_name} {person.patronymic or ''}"
    return fold(name), person.birth_date or person.birth_year
