"""Records that make no sense: a typed outcome with words, before anything is saved."""

from datetime import date

from fieldkit.records.household import Household
from fieldkit.records.person import Person
from fieldkit.records.registry import build
from fieldkit.rules.household import check_household, check_person
from tests.faults.outcomes import refused

TODAY = date(2026, 2, 10)


def person(number: int, born: date = date(1984, 9, 5)) -> Person:
    return Person(
        id=number.to_bytes(16, "big"),
        household=b"h" * 16,
        family_name="Примерова",
        given_name="Анна",
        sex="f",
        birth_date=born,
    )


def test_somebody_born_tomorrow_is_refused() -> None:
    refused(check_person(person(1, date(2026, 2, 11)), TODAY), "rules.born_later")


def test_a_head_who_is_no_member_is_refused() -> None:
    home = Household(id=b"h" * 16, area=b"a" * 16, site=b"s" * 16, head=b"x" * 16)
    refused(check_household(home, [person(1)], TODAY), "rules.head_not_member")


def test_a_household_without_a_site_is_refused() -> None:
    refused(build("household", b"h" * 16, {"area": b"a" * 16}), "records.missing_field")
