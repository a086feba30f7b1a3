"""Whether a household and its people make sense."""

from datetime import date, timedelta
from typing import Any

import pytest
from rules_world import HOME, TODAY, family, identify, person

from fieldkit.errors import Refusal
from fieldkit.records.ages import AgeBand
from fieldkit.rules.household import Notice, check_household, check_person
from fieldkit.rules.reasons import HouseholdNotice, HouseholdRule

TOMORROW = TODAY + timedelta(days=1)


def outcome(people: list[Any], **fields: Any) -> object:
    found = check_household(family(0, **fields).household, people, TODAY)
    return found.code if isinstance(found, Refusal) else [notice.code for notice in found]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"birth_date": TODAY}, None),
        ({"birth_date": TOMORROW}, HouseholdRule.BORN_LATER),
        ({"birth_date": None, "birth_year": TODAY.year + 1}, HouseholdRule.BORN_LATER),
        (
            {"birth_date": None, "age_band": AgeBand.TEEN, "band_on": TOMORROW},
            HouseholdRule.BORN_LATER,
        ),
        ({"birth_date": None}, None),
    ],
)
def test_nobody_is_born_tomorrow(fields: dict[str, Any], reason: HouseholdRule | None) -> None:
    refusal = check_person(person(1, **fields), TODAY)
    assert (refusal.code if refusal else None) == reason


def test_a_household_in_order_has_nothing_to_look_at() -> None:
    assert outcome([person(1), person(2)], head=identify(1)) == []


def test_a_head_must_be_a_living_member() -> None:
    two = [person(1), person(2, deleted=True)]
    assert outcome(two, head=identify(3)) == HouseholdRule.HEAD_NOT_MEMBER
    assert outcome(two, head=identify(2)) == HouseholdRule.HEAD_NOT_MEMBER


def test_a_member_belongs_to_one_household() -> None:
    stray = person(2, household=identify(9))
    assert outcome([person(1), stray], head=identify(1)) == HouseholdRule.MEMBER_OF_ANOTHER


def test_sixty_people_are_a_household_and_sixty_one_are_not() -> None:
    people = [person(each) for each in range(1, 62)]
    assert outcome(people[:60], head=identify(1)) == []
    assert outcome(people, head=identify(1)) == HouseholdRule.TOO_MANY_MEMBERS


def test_days_come_in_order() -> None:
    one = [person(1)]
    assert outcome(one, arrived=TOMORROW) == HouseholdRule.ARRIVED_LATER
    days = {"arrived": date(2026, 1, 5), "left_on": date(2026, 1, 4)}
    assert outcome(one, **days) == HouseholdRule.LEFT_BEFORE_ARRIVAL


def test_a_member_born_tomorrow_spoils_the_household() -> None:
    assert outcome([person(1), person(2, birth_date=TOMORROW)]) == HouseholdRule.BORN_LATER


def test_a_child_at_the_head_is_worth_a_second_look() -> None:
    child = person(1, birth_date=date(2017, 1, 1))
    found = check_household(family(0, head=identify(1)).household, [child, person(2)], TODAY)
    assert found == (Notice(HouseholdNotice.YOUNG_HEAD, {"years": 9}),)
    ten = person(1, birth_date=date(2016, 2, 10))
    assert outcome([ten, person(2)], head=identify(1)) == []


@pytest.mark.parametrize(
    ("people", "notice"),
    [
        ([person(1, birth_date=date(2010, 1, 1))], HouseholdNotice.NO_ADULT),
        ([person(1, birth_date=date(1910, 1, 1))], HouseholdNotice.VERY_OLD),
        ([person(1), person(2, given_name="ИЯ-1")], HouseholdNotice.SAME_PERSON_TWICE),
        ([person(1), person(2, birth_date=None)], HouseholdNotice.AGE_UNKNOWN),
    ],
)
def test_what_is_worth_a_second_look(people: list[Any], notice: HouseholdNotice) -> None:
    assert outcome(people, head=identify(1)) == [notice]


def test_no_head_is_noticed() -> None:
    assert outcome([person(1)]) == [HouseholdNotice.NO_HEAD]
    assert family(0).household.id == HOME
