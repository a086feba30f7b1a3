"""Figures and what criteria may ask."""

from dataclasses import replace
from datetime import date

from rules_world import HOME, TODAY, family, handed, identify, person, round_of, void_of

from fieldkit.records.ages import AgeBand
from fieldkit.records.assessment import Assessment
from fieldkit.records.needs import Need
from fieldkit.records.person import Sex
from fieldkit.records.programme import Programme
from fieldkit.records.round import Per
from fieldkit.rules.eligibility import NEED_NAMES, criterion_record, priority
from fieldkit.rules.figures import Figures, figures

ROUND = round_of(("SOAP", 2, Per.PERSON))
PEOPLE = [
    person(1, specific_needs=[Need.SINGLE_PARENT]),
    person(2, sex=Sex.MALE, birth_date=date(2022, 5, 5), specific_needs=[Need.DISABILITY]),
    person(3, birth_date=None),
    person(4, deleted=True),
]


def assessment(number: int, corrects: int | None = None) -> Assessment:
    return Assessment(
        id=identify(number),
        household=HOME,
        form="needs",
        form_version="1",
        answers={},
        corrects=None if corrects is None else identify(corrects),
    )


def test_figures_count_what_stands() -> None:
    homes = [
        family().household,
        family(status="joined").household,
        family(status="left").household,
        family(deleted=True).household,
    ]
    receipts = [
        handed(1, [("SOAP", 6), ("TEA", 1)], round_=ROUND),
        handed(2, [("SOAP", 4)], round_=ROUND),
        handed(3, [("SOAP", 5)], round_=ROUND, void=void_of(3)),
    ]
    filled = [assessment(11), assessment(12), assessment(13, corrects=11)]
    found = figures(iter(homes), iter(PEOPLE), iter(filled), iter(receipts), TODAY)
    by = {
        (Sex.FEMALE, AgeBand.ADULT): 1,
        (Sex.MALE, AgeBand.UNDER_5): 1,
        (Sex.FEMALE, None): 1,
    }
    assert (found.households, found.people, found.people_by) == (2, 3, by)
    assert (found.assessments, found.receipts) == (2, 2)
    assert found.units == {"SOAP": 10, "TEA": 1}


def test_nothing_counts_nought() -> None:
    assert figures([], [], [], [], TODAY) == Figures()


def test_a_criterion_may_ask_about_size_age_and_needs() -> None:
    asked = replace(family(arrived=date(2026, 2, 1)), members=PEOPLE)
    record = criterion_record(asked, TODAY, {"roof": "no"})
    assert record["size"] == 3
    assert record["children"] == record["under_5"] == record["disabled"] == 1
    assert (record["women"], record["men"], record["single_parents"]) == (1, 0, 1)
    assert record["days_here"] == 9
    assert record["answers"] == {"roof": "no"}
    assert "days_here" not in criterion_record(family(), TODAY)


def test_every_need_has_a_name_in_criteria() -> None:
    assert set(NEED_NAMES) == set(Need)
    assert len(set(NEED_NAMES.values())) == len(Need)


def test_priority_keeps_the_programmes_order() -> None:
    programme = Programme(
        id=identify(60),
        code="P",
        name_ru="П",
        name_en="P",
        priority=[Need.DISABILITY, Need.OLDER_PERSON, Need.SINGLE_PARENT],
    )
    asked = replace(family(), members=PEOPLE)
    assert priority(programme, asked) == (Need.DISABILITY, Need.SINGLE_PARENT)
    assert priority(programme, family()) == ()


def test_eighteen_is_no_longer_a_child() -> None:
    born = [date(2008, 2, 10), date(2008, 2, 11)]
    members = [person(1, birth_date=born[0]), person(2, birth_date=born[1])]
    record = criterion_record(replace(family(), members=members), TODAY)
    assert (record["children"], record["women"]) == (1, 1)
