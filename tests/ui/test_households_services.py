"""What Households reads and writes, on a real encrypted store."""

from collections.abc import Sequence
from dataclasses import replace

from fieldkit.cards.numbers import grouped
from fieldkit.cards.reasons import CardReason
from fieldkit.errors import Refusal
from fieldkit.records.card import CardStatus
from fieldkit.records.revocation import RevocationReason
from fieldkit.rules.card_list import ListAge
from fieldkit.services.bind_card import Bound, bind_card
from fieldkit.services.cancel_card import Cancelled, cancel_card
from fieldkit.services.card_stock import Stock
from fieldkit.services.check_elsewhere import Elsewhere
from fieldkit.services.details import PersonDetails
from fieldkit.services.edit_household import Edited, HouseholdEdit
from fieldkit.services.register_household import Registered
from fieldkit.ui.pages.households_card_seen import BlankSeen, CardSeen
from fieldkit.ui.pages.households_services import edit, find_hits, households_services, register
from fieldkit.ui.pages.households_typed import family_seen, household_edit
from tests.ui import stores
from tests.unit.services.services_world import (
    FOOD,
    TODAY,
    Headquarters,
    Laptop,
    goods,
    handed,
    household,
    proxy,
    registered,
)

hq, laptop = stores.hq, stores.laptop


def no_line(people: Sequence[PersonDetails], phone: str | None) -> Elsewhere:
    return Elsewhere.NO_LINE


def test_a_hit_tells_people_apart(laptop: Laptop, hq: Headquarters) -> None:
    home = registered(laptop.session, household(3, proxies=[proxy()]))
    (text,) = hq.cards(1)
    assert isinstance(bind_card(laptop.session, home.household, text), Bound)
    details = household(3)
    typed = details.members[0].family_name
    found = find_hits(laptop.session, typed)
    assert not isinstance(found, Refusal) and found
    head = next(hit for hit in found if hit.person == home.people[0])
    assert (head.size, head.head, head.card) == (3, "", CardStatus.ACTIVE)
    assert head.site.en == "Site TAC-1" and head.card_number
    member = next(hit for hit in found if hit.person == home.people[1])
    assert member.head == head.name
    by_number = find_hits(laptop.session, head.card_number)
    assert not isinstance(by_number, Refusal)
    assert {hit.household for hit in by_number} == {home.household}


def test_a_scanned_card_shows_its_household_or_says_why_not(
    laptop: Laptop, hq: Headquarters
) -> None:
    home = registered(laptop.session, household(2))
    mine, nobodys = hq.cards(2)
    assert isinstance(bind_card(laptop.session, home.household, mine), Bound)
    look = households_services(laptop.session, no_line).open_card
    seen = look(mine)
    assert isinstance(seen, CardSeen)
    assert seen.home.household.id == home.household
    assert (seen.status, seen.problem, seen.card_list) == (CardStatus.ACTIVE, None, ListAge(3))
    assert seen.number == grouped(seen.home.cards[0].short_number)
    blank = look(nobodys)
    assert isinstance(blank, BlankSeen)
    assert (blank.text, blank.stock, blank.card_list) == (nobodys, Stock.UNLISTED, ListAge(3))
    refused = look("https://example.org")
    assert isinstance(refused, Refusal) and refused.code is CardReason.NOT_A_CARD
    laptop.clock.ms += 6 * 24 * 3_600_000
    old = look(mine)
    assert isinstance(old, CardSeen) and old.card_list is not None and old.card_list.stale


def test_a_cancelled_card_still_shows_its_household(laptop: Laptop, hq: Headquarters) -> None:
    home = registered(laptop.session, household(2))
    (mine,) = hq.cards(1)
    bound = bind_card(laptop.session, home.household, mine)
    assert isinstance(bound, Bound)
    cancelled = cancel_card(laptop.session, bound.card, CardStatus.LOST, RevocationReason.LOST)
    assert isinstance(cancelled, Cancelled)
    seen = households_services(laptop.session, no_line).open_card(mine)
    assert isinstance(seen, CardSeen)
    assert (seen.home.household.id, seen.status) == (home.household, CardStatus.LOST)


def test_a_household_is_seen_with_what_it_received(laptop: Laptop) -> None:
    home = registered(laptop.session, household(2, proxies=[proxy()]))
    laptop.stock()
    handed(laptop.session, home, goods(home, "P-2", (FOOD, 1)))
    seen = households_services(laptop.session, no_line).open(home.household)
    assert not isinstance(seen, Refusal)
    assert [each.id for each in seen.members] == list(home.people)
    assert len(seen.proxies) == 1 and len(seen.given) == 1 and not seen.given[0].voided
    assert seen.given[0].programme.en == "Aid"


def test_doubles_come_ready_to_be_shown(laptop: Laptop) -> None:
    home = registered(laptop.session)
    services = households_services(laptop.session, no_line)
    details = household()
    asked = services.doubles(details.members[:1], None, frozenset())
    assert not isinstance(asked, Refusal)
    assert [(each.place, each.hit.household) for each in asked] == [(0, home.household)]
    done = register(laptop.session, details, frozenset())
    assert isinstance(done, tuple) and done[0].hit.person in home.people
    again = register(laptop.session, details, frozenset(each.hit.person for each in done))
    assert isinstance(again, Registered)


def test_what_was_typed_over_a_family_is_written(laptop: Laptop) -> None:
    home = registered(laptop.session)
    services = households_services(laptop.session, no_line)
    seen = services.open(home.household)
    assert not isinstance(seen, Refusal)
    before, family = family_seen(seen), family_seen(seen)
    family.phone, family.members[1].birth = "+7 900 000-00-09", "18-59"
    done = edit(laptop.session, home.household, household_edit(family, before, TODAY), frozenset())
    assert isinstance(done, Edited), done
    after = services.open(home.household)
    assert not isinstance(after, Refusal)
    assert after.household.phone == "+7 900 000-00-09"
    changed = next(each for each in after.members if each.id == seen.members[1].id)
    assert (changed.birth_date, changed.age_band, changed.band_on) == (None, "18-59", TODAY)
    nothing = edit(laptop.session, home.household, HouseholdEdit(), frozenset())
    assert isinstance(nothing, Refusal)


def test_a_family_is_found_by_its_telephone(laptop: Laptop) -> None:
    """The household's finds every member; whose own it is comes first, and it stands in the hit."""
    details = household(2)
    own = replace(details.members[1], phone="+7 911 222-33-44")
    home = registered(
        laptop.session,
        replace(details, members=[details.members[0], own], phone="8 (900) 123-45-67"),
    )
    found = find_hits(laptop.session, "+7 900 123")
    assert not isinstance(found, Refusal)
    assert {hit.person for hit in found} == set(home.people)
    alone = find_hits(laptop.session, "89112223344")
    assert not isinstance(alone, Refusal)
    assert [(hit.person, hit.phone) for hit in alone] == [(home.people[1], "+7 911 222-33-44")]
