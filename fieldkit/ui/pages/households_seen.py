"""Households as they are seen: the people found, a household with all that hangs on it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from fieldkit.journal.replica import Replica
from fieldkit.records.ages import AgeBand
from fieldkit.records.card import Card, CardStatus
from fieldkit.records.household import Household
from fieldkit.records.item import Item
from fieldkit.records.person import Person, Relation
from fieldkit.records.programme import Programme
from fieldkit.records.proxy import Proxy
from fieldkit.records.round import Round
from fieldkit.records.site import Site
from fieldkit.rules.reasons import DoubleReason
from fieldkit.services.books import handed_of
from fieldkit.services.card_lives import CardLife, card_lives
from fieldkit.services.doubles import PossibleDoubles
from fieldkit.services.held import Held, directory, held, ids_of
from fieldkit.services.home import Home
from fieldkit.services.session import Session
from fieldkit.store.search import Found
from fieldkit.ui.pages.households_words import person_age
from fieldkit.ui.who import Named


@dataclass(frozen=True)
class Hit:
    """Somebody found, with what tells people apart. `head`: the head's name, empty for the head.
    `band`: where the age is known by a band alone. `phone`: their own, else the household's.
    """

    person: bytes
    household: bytes
    name: str
    age: int | None
    size: int
    site: Named
    head: str = ""
    proxy: bool = False
    card: CardStatus | None = None
    card_number: str = ""
    band: AgeBand | None = None
    phone: str = ""


@dataclass(frozen=True)
class Given:
    """A hand-out to the household; `lines` are items with their quantities."""

    at_ms: int
    programme: Named
    number: int
    lines: tuple[tuple[Named, int], ...]
    voided: bool


@dataclass(frozen=True)
class HouseholdSeen:
    """A household as it is shown and edited; `open_fields` are those that laptops disagree on."""

    household: Household
    site: Named
    members: tuple[Person, ...]
    proxies: tuple[Proxy, ...]
    cards: tuple[Card, ...]
    given: tuple[Given, ...]
    assessments: int
    open_fields: tuple[str, ...]
    lives: tuple[CardLife, ...] = ()


@dataclass(frozen=True)
class DoubleSeen:
    """Somebody who may be the person at `place` among those asked about, counted from 0."""

    place: int
    hit: Hit
    reasons: tuple[DoubleReason, ...]


Doubles = tuple[DoubleSeen, ...]


def full_name(person: Person | Proxy) -> str:
    """Family name, given name, patronymic."""
    parts = (person.family_name, person.given_name, person.patronymic)
    return " ".join(part for part in parts if part)


def doubles_seen(session: Session, replica: Replica, found: PossibleDoubles | None) -> Doubles:
    """Those found, with what tells them apart from the people asked about."""
    if found is None:
        return ()
    people = held(replica, Person, found.people())
    hits = hits_of(session, replica, [each.value for each in people.values()])
    by_person = {hit.person: hit for hit in hits}
    return tuple(
        DoubleSeen(place, by_person[double.person], double.reasons)
        for place, double in found.found
        if double.person in by_person
    )


def hits_of(session: Session, replica: Replica, found: Sequence[Found]) -> tuple[Hit, ...]:
    """The people with their households, read together however many they are."""
    ids = {each.household for each in found}
    homes = held(replica, Household, ids)
    keys = replica.store.rooted(ids)
    members = _by_household(held(replica, Person, ids_of(keys, Person)).values())
    cards = _cards(held(replica, Card, ids_of(keys, Card)).values())
    sites, today = _sites(replica), session.today()
    hits = []
    for each in found:
        home = homes.get(each.household)
        if home is None:
            continue
        people, card = members.get(each.household, []), cards.get(each.household)
        years, band = person_age(each, today) if isinstance(each, Person) else (None, None)
        heads = (full_name(one) for one in people if one.id == home.value.head)
        hits.append(
            Hit(
                each.id,
                each.household,
                full_name(each),
                years,
                len(people),
                sites.get(home.value.site, Named("", "")),
                "" if each.id == home.value.head else next(heads, ""),
                isinstance(each, Proxy),
                None if card is None else card.status,
                "" if card is None else card.short_number,
                band,
                (each.phone if isinstance(each, Person) else None) or home.value.phone or "",
            )
        )
    return tuple(hits)


def _by_household(people: Collection[Held[Person]]) -> dict[bytes, list[Person]]:
    found: dict[bytes, list[Person]] = {}
    for each in people:
        if each.listed:
            found.setdefault(each.value.household, []).append(each.value)
    return found


def _cards(cards: Collection[Held[Card]]) -> dict[bytes, Card]:
    """The card of each household that matters: the active one, else the latest."""
    found: dict[bytes, Card] = {}
    for each in sorted(cards, key=lambda each: (_rank(each.value), each.value.id)):
        if each.listed and each.value.household is not None:
            found[each.value.household] = each.value
    return found


def _rank(card: Card) -> bool:
    return card.status == CardStatus.ACTIVE


def _sites(replica: Replica) -> dict[bytes, Named]:
    return {each.id: Named(each.name_ru, each.name_en) for each in directory(replica, Site)}


def household_seen(session: Session, replica: Replica, home: Home) -> HouseholdSeen:
    """What is shown of a household that was read."""
    household = home.household.value
    return HouseholdSeen(
        household,
        _sites(replica).get(household.site, Named("", "")),
        tuple(_members(home)),
        tuple(each.value for each in home.proxies if each.listed),
        tuple(each.value for each in home.cards if each.listed),
        _given(replica, home),
        len(home.assessments),
        home.open_fields(),
        card_lives(session, replica, home),
    )


def _members(home: Home) -> list[Person]:
    """The head first, then wife or husband, then the others from the oldest to the youngest; who
    has an age band alone comes after them.
    """
    head = home.household.value.head

    def place(person: Person) -> tuple[bool, bool, str, bytes]:
        year = "9999" if person.birth_year is None else f"{person.birth_year:04}"
        born = person.birth_date.isoformat() if person.birth_date else year
        return person.id != head, person.relation is not Relation.SPOUSE, born, person.id

    return sorted((each.value for each in home.members if each.listed), key=place)


def _given(replica: Replica, home: Home) -> tuple[Given, ...]:
    """What the household received, the latest first."""
    items = {each.code: Named(each.name_ru, each.name_en) for each in directory(replica, Item)}
    rounds = {each.id: each for each in directory(replica, Round)}
    names = {each.id: Named(each.name_ru, each.name_en) for each in directory(replica, Programme)}
    given = []
    for each in reversed(handed_of(replica, home.receipts)):
        held_round = rounds.get(each.receipt.round)
        programme = names.get(held_round.programme) if held_round is not None else None
        lines = tuple(
            (items.get(line["item"], Named(line["item"], line["item"])), line["quantity"])
            for line in each.receipt.lines
        )
        number = held_round.number if held_round is not None else 0
        given.append(Given(each.at_ms, programme or Named("", ""), number, lines, not each.stands))
    return tuple(given)
