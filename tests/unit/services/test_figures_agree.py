"""The database's figures are those that the rules count one by one."""

from datetime import date

from services_world import (
    FOOD,
    SOAP,
    TODAY,
    VOUCHER,
    Laptop,
    goods,
    handed,
    household,
    identify,
    person,
    registered,
)

from fieldkit.forms.answers import Answers
from fieldkit.records.ages import AgeBand
from fieldkit.records.assessment import Assessment
from fieldkit.records.household import Household
from fieldkit.records.person import Person, Sex
from fieldkit.records.receipt import Receipt
from fieldkit.records.void import VoidReason
from fieldkit.reports.figures import AreaFigures, by_area, counts
from fieldkit.rules.figures import figures
from fieldkit.services.assess import Assessed, assess
from fieldkit.services.books import handed_of
from fieldkit.services.edit_household import Edited, HouseholdEdit, edit_household
from fieldkit.services.held import facts, held
from fieldkit.services.lookups import connection_of
from fieldkit.services.void_receipt import void_receipt


def a_day(laptop: Laptop) -> None:
    laptop.stock()
    answers = Answers("needs", "1", "uuid:1", {"water": "no"}, b"")
    sizes = (1, 3, 7)
    names = ("Заозерный", "Ветлугина", "Прибрежный")
    homes = [
        registered(
            laptop.session,
            household(members=[person(each, family_name=name) for each in range(size)]),
        )
        for size, name in zip(sizes, names, strict=True)
    ]
    babies = [
        person(1, birth_date=None, birth_year=2025),
        person(2, birth_date=None, age_band=AgeBand.OLDER),
        person(4, birth_date=None, sex=Sex.UNKNOWN),
        person(6, birth_date=date(2021, 2, 13)),
    ]
    edits = (
        HouseholdEdit(added=babies, removed=[homes[0].people[0]], new_head=0),
        HouseholdEdit(household={"status": "joined", "joined_to": homes[2].household}),
        HouseholdEdit(household={"phone": "+7 900 000-00-04"}),
    )
    for home in homes:
        first = assess(laptop.session, home.household, answers)
        assert isinstance(first, Assessed)
        handed(laptop.session, home, goods(home, "P-1", (FOOD, 1), (SOAP, 2)))
        again = handed(laptop.session, home, goods(home, "P-2", (FOOD, 1)))
        if home is homes[1]:
            assess(laptop.session, home.household, answers, first.assessment)
            void_receipt(laptop.session, again.receipt, VoidReason.MISTAKE, goods_returned=False)
    for home, edit in zip(homes, edits, strict=True):
        assert isinstance(edit_household(laptop.session, home.household, edit), Edited)


def test_both_ways_of_counting_agree(laptop: Laptop) -> None:
    a_day(laptop)
    with laptop.node.transaction() as replica:
        keys = {(row.kind, row.record) for row in replica.store.entries(1, 1, 1000)}

        def ids(kind: str) -> list[bytes]:
            return [record for name, record in keys if name == kind]

        expected = figures(
            [each.value for each in held(replica, Household, ids("household")).values()],
            [each.value for each in held(replica, Person, ids("person")).values()],
            [each.value for each in facts(replica, Assessment, ids("assessment"))],
            handed_of(replica, facts(replica, Receipt, ids("receipt"))),
            TODAY,
        )
        found = by_area(connection_of(replica), TODAY)[identify("area", "NORTH")]
    assert (found.households, found.people) == (expected.households, expected.people) == (2, 14)
    assert found.people_by == expected.people_by
    assert found.assessments == expected.assessments == 3
    assert found.receipts == expected.receipts == 5
    assert found.units == expected.units
    assert found.lines == {FOOD: 5, SOAP: 3}


def test_only_the_areas_asked_for_count(laptop: Laptop) -> None:
    a_day(laptop)
    with laptop.node.transaction() as replica:
        connection = connection_of(replica)
        nowhere = counts(connection, TODAY, [identify("area", "SOUTH")])
        there = counts(connection, TODAY, [identify("area", "NORTH")])
        assert there == counts(connection, TODAY)
    assert (nowhere["households"], nowhere["people"], nowhere["receipts"]) == (0, 0, 0)
    assert there["people_by"]["unknown"] == {"unknown": 1}


def test_what_nobody_holds_counts_nothing(laptop: Laptop) -> None:
    with laptop.node.transaction() as replica:
        assert by_area(connection_of(replica), TODAY) == {}
        empty = counts(connection_of(replica), TODAY)
    assert empty["households"] == empty["entries"] == 0
    assert empty["units"] == {}
    assert AreaFigures().units[VOUCHER] == 0
