"""What is typed at the table reads as what is meant, and only what differs is written."""

from dataclasses import replace
from datetime import date

import pytest

from fieldkit.errors import Refusal
from fieldkit.records.ages import AgeBand
from fieldkit.records.needs import Need
from fieldkit.records.person import Relation, Sex
from fieldkit.records.reasons import RecordReason
from fieldkit.rules.reasons import HouseholdRule
from fieldkit.ui.pages.households_birth import Birth, read_birth, read_day, typed_birth
from fieldkit.ui.pages.households_typed import (
    TypedFamily,
    TypedPerson,
    TypedProxy,
    family_of,
    family_seen,
    household_details,
    household_edit,
)
from tests.ui.households_samples import GRANNY, HEAD, SEEN, SON, TODAY


@pytest.mark.parametrize(
    ("typed", "birth"),
    [
        ("", Birth()),
        ("05.09.1984", Birth(day=date(1984, 9, 5))),
        (" 5/9/1984 ", Birth(day=date(1984, 9, 5))),
        ("05091984", Birth(day=date(1984, 9, 5))),
        ("1984-09-05", Birth(day=date(1984, 9, 5))),
        ("1984", Birth(year=1984)),
        ("42", Birth(year=1984)),
        ("0", Birth(year=2026)),
        ("18-59", Birth(band=AgeBand.ADULT)),
        ("60+", Birth(band=AgeBand.OLDER)),
        ("0 – 4", Birth(band=AgeBand.UNDER_5)),
    ],
)
def test_a_birth_is_read(typed: str, birth: Birth) -> None:
    assert read_birth(typed, TODAY, "Birth") == birth


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("23.11.2026", HouseholdRule.BORN_LATER),
        ("2027", HouseholdRule.BORN_LATER),
        ("31.02.1984", RecordReason.INVALID_DATE),
        ("Ольга", RecordReason.INVALID_DATE),
        ("999", RecordReason.INVALID_DATE),
        ("1899", RecordReason.DATE_TOO_EARLY),
        ("01.01.1890", RecordReason.DATE_TOO_EARLY),
    ],
)
def test_a_birth_that_can_t_be_is_refused(typed: str, code: object) -> None:
    read = read_birth(typed, TODAY, "Birth")
    assert isinstance(read, Refusal) and read.code == code


def test_no_day_is_no_date() -> None:
    assert read_day("  ", "Day") is None


def test_what_is_known_of_a_birth_can_be_typed_again() -> None:
    for person in SEEN.members:
        read = read_birth(typed_birth(person), TODAY, "Birth")
        assert read == Birth(
            person.birth_date,
            person.birth_year,
            None if person.age_band is None else AgeBand(person.age_band),
        )


def test_a_draft_comes_back_as_it_was() -> None:
    family = family_seen(SEEN)
    assert family_of(family.draft()) == family


@pytest.mark.parametrize("draft", [{}, {"members": 7}, {"members": [1, {"sex": "x"}], "phone": 1}])
def test_a_draft_that_makes_no_sense_costs_only_what_it_touches(draft: dict[str, object]) -> None:
    family = family_of(draft)
    assert family.phone == "" and all(each.sex == "" for each in family.members)


def test_a_new_family_leaves_out_blank_and_removed_rows() -> None:
    head = TypedPerson("", "Выдуманова", "Ольга", "", "f", "42", "head", ["SP"])
    gone = TypedPerson("", "Лишний", "Пример", "", "m", "30", "", [], removed=True)
    family = TypedFamily(
        "", [gone, TypedPerson(family_name="Выдуманова"), head], [TypedProxy()], "+7900", "9.8.2024"
    )
    details = household_details(family, TODAY)
    assert [each.given_name for each in details.members] == ["Ольга"]
    person = details.members[0]
    assert (person.birth_year, person.patronymic, person.sex) == (1984, None, Sex.FEMALE)
    assert person.specific_needs == [Need.SINGLE_PARENT]
    assert (details.head, details.phone, details.arrived) == (0, "+7900", date(2024, 8, 9))
    assert details.proxies == []


def test_nothing_changed_is_an_edit_of_nothing() -> None:
    before = family_seen(SEEN)
    edit = household_edit(family_seen(SEEN), before, TODAY)
    assert not edit.household and not edit.people and not edit.added and not edit.removed
    assert not edit.proxies_added and not edit.proxies_removed and edit.new_head is None


def test_only_what_differs_is_written() -> None:
    before, family = family_seen(SEEN), family_seen(SEEN)
    family.members[1] = replace(family.members[1], birth="01.02.2019")
    family.members[2] = replace(family.members[2], removed=True)
    family.proxies[0].removed = True
    family.phone = ""
    edit = household_edit(family, before, TODAY)
    assert edit.household == {"phone": None}
    assert edit.people == {
        SON: {
            "birth_date": date(2019, 2, 1),
            "birth_year": None,
            "age_band": None,
            "band_on": None,
        }
    }
    assert list(edit.removed) == [GRANNY]
    assert len(edit.proxies_removed) == 1


def test_another_member_becomes_the_head() -> None:
    before, family = family_seen(SEEN), family_seen(SEEN)
    family.members[0].relation, family.members[2].relation = "child", "head"
    edit = household_edit(family, before, TODAY)
    assert edit.household == {"head": GRANNY}
    assert edit.people[HEAD] == {"relation": Relation.CHILD}


def test_somebody_new_becomes_the_head() -> None:
    before, family = family_seen(SEEN), family_seen(SEEN)
    family.members[0].relation = ""
    family.members.append(TypedPerson("", "Выдуманов", "Пётр", "", "m", "60", "head"))
    edit = household_edit(family, before, TODAY)
    assert edit.new_head == 0 and "head" not in edit.household
