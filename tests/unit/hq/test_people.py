"""Invented people: the same for the same seed, and of sense to the rules."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import islice

import pytest

from fieldkit.errors import Refusal
from fieldkit.hq.people import Group, households
from fieldkit.hq.seeded import Seeded
from fieldkit.records.needs import Need
from fieldkit.records.person import Relation, Sex
from fieldkit.records.record import fields_of
from fieldkit.records.registry import build
from fieldkit.records.site import Site, SiteKind
from fieldkit.rules.household import check_household
from fieldkit.rules.reasons import HouseholdNotice

TODAY = date(2026, 2, 10)
SITES = [
    Site(
        id=bytes([each]) * 16,
        code=f"S{each}",
        area=bytes([each + 100]) * 16,
        kind=SiteKind.TAC,
        name_ru="С",
        name_en="S",
    )
    for each in (1, 2)
]


def invented(count: int = 3000, seed: int = 7) -> Iterator[Group]:
    return households(seed, count, SITES, TODAY)


@pytest.fixture(scope="module")
def groups() -> list[Group]:
    return list(invented())


def test_a_seed_makes_the_same_people_and_another_seed_others() -> None:
    first = list(islice(invented(), 50))
    assert first == list(islice(invented(), 50))
    assert first != list(islice(invented(seed=8), 50))


@pytest.mark.parametrize("count", [0, 1, 2, 9, 100])
def test_as_many_people_as_asked(count: int) -> None:
    assert sum(len(members) for _, members, _ in invented(count)) == count


def test_every_household_makes_sense(groups: list[Group]) -> None:
    for household, members, proxies in groups:
        found = check_household(household, members, TODAY)
        assert not isinstance(found, Refusal)
        assert {notice.code for notice in found} <= {HouseholdNotice.AGE_UNKNOWN}
        assert household.head == members[0].id
        assert all(proxy.household == household.id for proxy in proxies)
        assert (household.site, household.area) in {(site.id, site.area) for site in SITES}
        assert 1 <= len(members) <= 8


def test_ids_are_unique_and_records_survive_the_journal(groups: list[Group]) -> None:
    ids = Counter(
        record.id
        for household, members, proxies in groups
        for record in (household, *members, *proxies)
    )
    assert max(ids.values()) == 1
    for household, members, proxies in groups[:50]:
        assert build("household", household.id, fields_of(household)) == household
        for person in members:
            assert build("person", person.id, fields_of(person)) == person
        for proxy in proxies:
            assert build("proxy", proxy.id, fields_of(proxy)) == proxy


def test_names_agree_with_sex_and_with_the_family(groups: list[Group]) -> None:
    for _, members, _ in groups:
        names = [person.given_name for person in members]
        assert len(set(names)) == len(names)
        for person in members:
            assert person.patronymic is not None
            ending = "на" if person.sex is Sex.FEMALE else "ич"
            assert person.patronymic.endswith(ending)
            if person.sex is Sex.MALE:
                assert not person.family_name.endswith("а")


def test_every_kind_of_family_and_need_comes_about(groups: list[Group]) -> None:
    people = [person for _, members, _ in groups for person in members]
    found = {need for person in people for need in person.specific_needs}
    planned = {Need.DISABILITY, Need.OLDER_PERSON, Need.SINGLE_PARENT}
    assert planned | {Need.PREGNANT_LACTATING, Need.LARGE_FAMILY} <= found
    assert {len(members) for _, members, _ in groups} == set(range(1, 9))
    relations = {Relation.HEAD, Relation.SPOUSE, Relation.CHILD, Relation.PARENT}
    assert relations <= {person.relation for person in people}
    children = sum((person.age(TODAY) or 0) < 18 for person in people)
    assert 0.15 < children / len(people) < 0.5
    assert any(proxies for _, _, proxies in groups)


def test_the_stream_never_changes() -> None:
    seeded = Seeded(1, "trial")
    drawn = [seeded.below(1000) for _ in range(5)]
    assert drawn == [317, 553, 973, 298, 757]


def test_the_stream_goes_on_past_a_block() -> None:
    seeded = Seeded(1, "trial")
    blocks = [seeded.bytes(5000) for _ in range(4)]
    assert len(set(blocks)) == 4
    assert all(len(block) == 5000 for block in blocks)
