"""Changing households, and settling what two laptops wrote apart."""

from datetime import date
from pathlib import Path

import pytest
from services_world import (
    ORGANISATION,
    Headquarters,
    Laptop,
    code_of,
    goods,
    household,
    identify,
    person,
    proxy,
    registered,
    round_id,
)

from fieldkit.journal.accept import Accepted, accept, take_certificates
from fieldkit.journal.offer import Audience, Reader, next_segment
from fieldkit.journal.segment import unpack_segment
from fieldkit.records.household import Household
from fieldkit.records.person import Person
from fieldkit.records.user import Role
from fieldkit.rules.reasons import Entitlement
from fieldkit.rules.verdict import (
    AlreadyReceived,
    Give,
    NeedsDecision,
    NotEntitled,
    UnknownHere,
)
from fieldkit.services.bind_card import Bound, bind_card
from fieldkit.services.doubles import PossibleDoubles
from fieldkit.services.edit_household import Edited, HouseholdEdit, edit_household
from fieldkit.services.hand_out import HandedOut, NotGiven, hand_out
from fieldkit.services.held import held
from fieldkit.services.home import Home, home_of
from fieldkit.services.judge import Judged, judge
from fieldkit.services.register_household import Registered
from fieldkit.services.settle import Settled, choices, settle
from fieldkit.services.shown import Chosen, Scanned


def home(laptop: Laptop, found: Registered) -> Home:
    with laptop.node.transaction() as replica:
        return home_of(replica, found.household)


def edited(laptop: Laptop, found: Registered, **edit: object) -> Edited:
    done = edit_household(laptop.session, found.household, HouseholdEdit(**edit))  # type: ignore[arg-type]
    assert isinstance(done, Edited), done
    return done


def test_only_what_differs_is_written(laptop: Laptop) -> None:
    found = registered(laptop.session, household(2, origin_settlement="Суджа"))
    before = laptop.entries()
    done = edited(
        laptop,
        found,
        household={"origin_settlement": " Суджа ", "phone": "+7 900 000-00-02"},
        people={found.people[0]: {"family_name": "Ветлугина"}},
    )
    assert laptop.entries() == before + 1
    assert done.change.touched == {("household", found.household)}
    assert home(laptop, found).household.value.phone == "+7 900 000-00-02"


def test_an_edit_of_nothing_is_told_apart(laptop: Laptop) -> None:
    found = registered(laptop.session)
    nothing = edit_household(
        laptop.session, found.household, HouseholdEdit(household={"phone": None})
    )
    assert code_of(nothing) == "services.nothing_changed"


def test_the_head_changes_and_the_old_head_leaves(laptop: Laptop) -> None:
    found = registered(laptop.session, household(3))
    alone = edit_household(
        laptop.session, found.household, HouseholdEdit(removed=[found.people[0]])
    )
    assert code_of(alone) == "rules.head_not_member"
    edited(laptop, found, household={"head": found.people[1]}, removed=[found.people[0]])
    after = home(laptop, found)
    assert after.household.value.head == found.people[1]
    assert {each.id for each in after.family().living_members()} == set(found.people[1:])


def test_who_comes_may_become_the_head(laptop: Laptop) -> None:
    found = registered(laptop.session, household(1))
    done = edited(laptop, found, added=[person(3)], new_head=0)
    assert home(laptop, found).household.value.head == done.people[0]
    wrong = HouseholdEdit(added=[person(5)], new_head=1)
    assert (
        code_of(edit_household(laptop.session, found.household, wrong)) == "rules.head_not_member"
    )


def test_who_comes_may_be_here_already(laptop: Laptop) -> None:
    found = registered(laptop.session, household(1))
    other = registered(laptop.session, household(members=[person(family_name="Заозерный")]))
    add = HouseholdEdit(added=[person()])
    warned = edit_household(laptop.session, other.household, add)
    assert isinstance(warned, PossibleDoubles)
    assert warned.people() == {found.people[0]}
    assert isinstance(edit_household(laptop.session, other.household, add, warned.people()), Edited)


def test_proxies_come_and_go(laptop: Laptop) -> None:
    found = registered(laptop.session, household(1, proxies=[proxy()]))
    done = edited(
        laptop, found, proxies_added=[proxy(given_name="Тит")], proxies_removed=found.proxies
    )
    left = [each.value.id for each in home(laptop, found).proxies if each.listed]
    assert left == list(done.proxies)
    again = edit_household(
        laptop.session, found.household, HouseholdEdit(proxies_removed=found.proxies)
    )
    assert code_of(again) == "services.proxy_unknown"


def test_people_of_others_and_nonsense_are_refused_whole(laptop: Laptop) -> None:
    found = registered(laptop.session)
    before = laptop.entries()
    for edit, code in (
        (HouseholdEdit(people={b"?" * 16: {"phone": None}}), "services.person_unknown"),
        (HouseholdEdit(household={"site": b"?" * 16}), "services.site_unknown"),
        (HouseholdEdit(household={"phone": "none"}, added=[person(4)]), "records.invalid_phone"),
        (
            HouseholdEdit(
                household={"phone": "+7 900 000-00-03"},
                people={found.people[1]: {"birth_date": date(2026, 2, 14)}},
            ),
            "rules.born_later",
        ),
    ):
        assert code_of(edit_household(laptop.session, found.household, edit)) == code
    assert laptop.entries() == before


def test_a_family_that_moved_is_served_where_it_is(laptop: Laptop) -> None:
    found = registered(laptop.session)
    edited(laptop, found, household={"site": identify("site", "TAC-2")})
    assert home(laptop, found).household.value.area == identify("area", "SOUTH")
    judged = judge(laptop.session, Chosen(found.household), [round_id("P-2")])
    assert isinstance(judged, Judged)
    assert judged.verdicts[round_id("P-2")] == UnknownHere(identify("area", "SOUTH"))


@pytest.fixture
def second(tmp_path: Path, hq: Headquarters, laptop: Laptop) -> Laptop:
    made = Laptop(tmp_path, hq, "second")
    with laptop.node.transaction() as replica:
        hq.publish(replica)
    with made.node.transaction() as replica:
        hq.publish(replica)
    return made


def carry(giver: Laptop, taker: Laptop) -> None:
    """All that one laptop wrote goes to another, as over a hub."""
    with giver.node.transaction() as replica:
        (log,) = [row for row in replica.store.logs() if row.name == giver.session.pen.log]
        audience = Audience(Reader.LAPTOP, frozenset({identify("area", "NORTH")}))
        segment = next_segment(replica, log, 1, audience)
        certificates = replica.store.certificates_of(giver.device)
    assert segment is not None
    with taker.node.transaction() as replica:
        assert take_certificates(replica, *certificates) is None
        answer = accept(replica, unpack_segment(segment.pack()))
        assert isinstance(answer, Accepted), answer


def apart(laptop: Laptop, second: Laptop) -> Registered:
    """A household whose head two laptops changed differently."""
    found = registered(laptop.session, household(3))
    carry(laptop, second)
    edited(laptop, found, household={"head": found.people[1]})
    second.clock.ms += 1000
    edited(second, found, household={"head": found.people[2]})
    carry(second, laptop)
    return found


def test_a_disputed_head_waits_for_the_team_lead(laptop: Laptop, second: Laptop) -> None:
    laptop.stock()
    found = apart(laptop, second)
    parcel = goods(found, "P-2", ("FOOD", 1))
    refused = hand_out(laptop.session, Chosen(found.household), parcel)
    assert isinstance(refused, NotGiven)
    assert refused.verdict == NeedsDecision(("household.head",))
    edit = HouseholdEdit(household={"head": found.people[1]})
    blocked = edit_household(laptop.session, found.household, edit)
    assert code_of(blocked) == "services.needs_decision"
    offered = choices(laptop.session, "household", found.household)
    assert isinstance(offered, dict)
    assert [each.value for each in offered["head"]] == [found.people[2], found.people[1]]
    assert {each.by for each in offered["head"]} == {
        laptop.session.pen.user,
        second.session.pen.user,
    }


def test_settling_takes_one_of_the_values_and_reaches_the_other_laptop(
    laptop: Laptop, second: Laptop
) -> None:
    laptop.stock()
    found = apart(laptop, second)
    lead = laptop.as_(Role.TEAM_LEAD)
    where = ("household", found.household, "head")
    assert code_of(settle(laptop.session, *where, found.people[1])) == "services.not_allowed"
    assert code_of(settle(lead, *where, found.people[0])) == "services.not_a_choice"
    assert isinstance(settle(lead, *where, found.people[1]), Settled)
    assert code_of(settle(lead, *where, found.people[1])) == "services.not_disputed"
    carry(laptop, second)
    for each in (laptop, second):
        assert not home(each, found).open_fields()
        assert home(each, found).household.value.head == found.people[1]
    judged = judge(laptop.session, Chosen(found.household), [round_id("P-2")])
    assert isinstance(judged, Judged)
    assert isinstance(judged.verdicts[round_id("P-2")], Give)


def test_one_card_bound_on_two_laptops_is_one_register_in_dispute(
    laptop: Laptop, second: Laptop, hq: Headquarters
) -> None:
    one = registered(laptop.session)
    other = registered(second.session, household(members=[person(family_name="Заозерный")]))
    (card,) = hq.cards(1)
    assert isinstance(bind_card(laptop.session, one.household, card), Bound)
    assert isinstance(bind_card(second.session, other.household, card), Bound)
    carry(second, laptop)
    judged = judge(laptop.session, Scanned(card), [round_id("P-2")])
    assert isinstance(judged, Judged)
    assert judged.verdicts[round_id("P-2")] == NeedsDecision(("card.household",))


def test_a_receipt_of_the_other_laptop_counts_here(laptop: Laptop, second: Laptop) -> None:
    second.stock()
    found = registered(laptop.session)
    carry(laptop, second)
    given = hand_out(second.session, Chosen(found.household), goods(found, "P-2", ("FOOD", 1)))
    assert isinstance(given, HandedOut)
    carry(second, laptop)
    judged = judge(laptop.session, Chosen(found.household), [round_id("P-2")])
    assert isinstance(judged, Judged)
    verdict = judged.verdicts[round_id("P-2")]
    assert isinstance(verdict, AlreadyReceived)
    assert (verdict.by, verdict.receipt) == (second.session.pen.user, given.receipt)


def test_a_member_of_another_household_counts_there(laptop: Laptop) -> None:
    found = registered(laptop.session, household(3))
    other = registered(laptop.session, household(members=[person(family_name="Заозерный")]))
    edited(laptop, found, people={found.people[2]: {"household": other.household}})
    assert len(home(laptop, found).family().living_members()) == 2
    assert len(home(laptop, other).family().living_members()) == 2


def test_values_are_kept_as_the_registers_hold_them(laptop: Laptop) -> None:
    found = registered(laptop.session, household(1))
    edited(laptop, found, people={found.people[0]: {"birth_date": None, "birth_year": 1951}})
    with laptop.node.transaction() as replica:
        value = held(replica, Person, found.people)[found.people[0]].value
        assert held(replica, Household, [ORGANISATION]) == {}
    assert (value.birth_date, value.birth_year) == (None, 1951)


def test_what_a_joined_household_took_counts_for_the_whole(laptop: Laptop) -> None:
    laptop.stock()
    one = registered(laptop.session, household(2))
    other = registered(laptop.session, household(members=[person(family_name="Заозерный")]))
    hand_out(laptop.session, Chosen(other.household), goods(other, "P-2", ("FOOD", 1)))
    edited(laptop, other, household={"status": "joined", "joined_to": one.household})
    judged = judge(laptop.session, Chosen(one.household), [round_id("P-2")])
    assert isinstance(judged, Judged)
    assert isinstance(judged.verdicts[round_id("P-2")], AlreadyReceived)
    judged = judge(laptop.session, Chosen(other.household), [round_id("P-2")])
    assert isinstance(judged, Judged)
    assert judged.verdicts[round_id("P-2")] == NotEntitled(Entitlement.JOINED)


def test_what_is_not_held_cannot_be_settled(laptop: Laptop) -> None:
    lead = laptop.as_(Role.TEAM_LEAD)
    nowhere = settle(lead, "household", b"?" * 16, "head", None)
    assert code_of(nowhere) == "services.record_unknown"
    assert code_of(choices(lead, "person", b"?" * 16)) == "services.record_unknown"
