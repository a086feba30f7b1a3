"""What the page Households asks; all but `today` and `elsewhere` belongs in the lane `db`."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeVar

from fieldkit.errors import Refusal, RefusalError
from fieldkit.journal.replica import Replica
from fieldkit.records.ages import AgeBand
from fieldkit.records.card import Card, CardStatus
from fieldkit.records.household import Household
from fieldkit.records.item import Item
from fieldkit.records.person import Person
from fieldkit.records.programme import Programme
from fieldkit.records.proxy import Proxy
from fieldkit.records.record import Record
from fieldkit.records.round import Round
from fieldkit.records.site import Site
from fieldkit.records.user import Role
from fieldkit.rules.reasons import DoubleReason
from fieldkit.services.bind_card import reissue_card
from fieldkit.services.books import handed_of
from fieldkit.services.cancel_card import cancel_card
from fieldkit.services.card_lives import CardLife, card_lives
from fieldkit.services.details import HouseholdDetails, PersonDetails, new_person
from fieldkit.services.doubles import PossibleDoubles, find_doubles
from fieldkit.services.edit_household import Edited, HouseholdEdit, edit_household
from fieldkit.services.held import Held, directory, held, ids_of
from fieldkit.services.home import Home, home_of
from fieldkit.services.lookups import connection_of
from fieldkit.services.reasons import ServiceReason
from fieldkit.services.register_household import Registered, register_household
from fieldkit.services.session import Session, transact
from fieldkit.services.shown import Scanned, who_is
from fieldkit.store.search import Found, find_people
from fieldkit.ui.pages.households_card import CardServices
from fieldkit.ui.pages.households_elsewhere import Ask
from fieldkit.ui.pages.households_words import person_age
from fieldkit.ui.who import Named

R = TypeVar("R", bound=Record)


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


@dataclass(frozen=True)
class HouseholdsServices:
    """The page's services, bound to a session. `doubles` is asked with the people typed, the
    household's telephone, and the ids of people known to be others.
    """

    find: Callable[[str], tuple[Hit, ...] | Refusal]
    open: Callable[[bytes], HouseholdSeen | Refusal]
    open_card: Callable[[str], HouseholdSeen | Refusal]
    doubles: Callable[[Sequence[PersonDetails], str | None, frozenset[bytes]], Doubles | Refusal]
    register: Callable[[HouseholdDetails, frozenset[bytes]], Registered | Doubles | Refusal]
    edit: Callable[[bytes, HouseholdEdit, frozenset[bytes]], Edited | Doubles | Refusal]
    today: Callable[[], date]
    elsewhere: Ask
    cards: CardServices | None = None


def households_services(session: Session, elsewhere: Ask) -> HouseholdsServices:
    """The services over a session; `elsewhere` asks headquarters, in the lane `net`."""
    return HouseholdsServices(
        lambda typed: find_hits(session, typed),
        lambda household: see_household(session, household),
        lambda text: see_card(session, text),
        lambda people, phone, others: see_doubles(session, people, phone, others),
        lambda details, others: register(session, details, others),
        lambda household, change, others: edit(session, household, change, others),
        session.today,
        elsewhere,
        CardServices(
            partial(reissue_card, session),
            partial(cancel_card, session),
            Role.TEAM_LEAD in session.roles,
        ),
    )


def find_hits(session: Session, typed: str) -> tuple[Hit, ...] | Refusal:
    """People who answer to what was typed, as `store.search.find_people`."""

    def work(replica: Replica) -> tuple[Hit, ...]:
        return _hits(session, replica, find_people(connection_of(replica), typed))

    return transact(session, work)


def see_household(session: Session, household: bytes) -> HouseholdSeen | Refusal:
    """A household with all that hangs on it. Refuses one not held here."""
    return transact(session, lambda replica: _seen(session, replica, home_of(replica, household)))


def see_card(session: Session, text: str) -> HouseholdSeen | Refusal:
    """The household of a card, by its code's text; of one that was cancelled as well.

    Refuses what is no card of ours (`card.*`), and a card that is nobody's here.
    """

    def work(replica: Replica) -> HouseholdSeen:
        table = who_is(session, replica, Scanned(text))
        if table.home is None:
            raise RefusalError(table.problem or Refusal(ServiceReason.CARD_UNKNOWN))
        return _seen(session, replica, home_of(replica, table.home.household.value.id))

    return transact(session, work)


def see_doubles(
    session: Session,
    people: Sequence[PersonDetails],
    phone: str | None,
    others: frozenset[bytes],
) -> Doubles | Refusal:
    """Who of those held here may be among these people. Refuses people whose fields are wrong."""

    def work(replica: Replica) -> Doubles:
        today, household = session.today(), session.new_id()
        asked = [new_person(each, session.new_id(), household, today) for each in people]
        return _doubles(session, replica, find_doubles(replica, asked, phone, others))

    return transact(session, work)


def register(
    session: Session, details: HouseholdDetails, others: frozenset[bytes]
) -> Registered | Doubles | Refusal:
    """As `services.register_household`, with the doubles ready to be shown."""
    done = register_household(session, details, others)
    return _told(session, done) if isinstance(done, PossibleDoubles) else done


def edit(
    session: Session, household: bytes, change: HouseholdEdit, others: frozenset[bytes]
) -> Edited | Doubles | Refusal:
    """As `services.edit_household`, with the doubles ready to be shown."""
    done = edit_household(session, household, change, others)
    return _told(session, done) if isinstance(done, PossibleDoubles) else done


def full_name(person: Person | Proxy) -> str:
    """Family name, given name, patronymic."""
    parts = (person.family_name, person.given_name, person.patronymic)
    return " ".join(part for part in parts if part)


def _told(session: Session, found: PossibleDoubles) -> Doubles | Refusal:
    return transact(session, lambda replica: _doubles(session, replica, found))


def _doubles(session: Session, replica: Replica, found: PossibleDoubles | None) -> Doubles:
    if found is None:
        return ()
    people = held(replica, Person, found.people())
    hits = _hits(session, replica, [each.value for each in people.values()])
    by_person = {hit.person: hit for hit in hits}
    return tuple(
        DoubleSeen(place, by_person[double.person], double.reasons)
        for place, double in found.found
        if double.person in by_person
    )


def _hits(session: Session, replica: Replica, found: Sequence[Found]) -> tuple[Hit, ...]:
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


def _seen(session: Session, replica: Replica, home: Home) -> HouseholdSeen:
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
    """The head first, then in the order in which they were written down."""
    head = home.household.value.head
    people = [each.value for each in home.members if each.listed]
    return sorted(people, key=lambda person: (person.id != head, person.id))


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
