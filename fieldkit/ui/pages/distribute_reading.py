"""What the page Distribute shows, read in one transaction each: the table, and the shelf behind it.

The table is what the verdict stands on and comes first; the shelf (stock and free serials) may take
longer to read and comes after it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import tzinfo

from fieldkit.cards.numbers import short_number
from fieldkit.errors import Refusal
from fieldkit.journal.replica import Replica
from fieldkit.records.area import Area
from fieldkit.records.card import CardStatus
from fieldkit.records.item import Item
from fieldkit.records.person import Person
from fieldkit.records.programme import Programme
from fieldkit.records.proxy import Proxy
from fieldkit.records.receipt import Collector
from fieldkit.records.round import Round
from fieldkit.records.site import Site
from fieldkit.records.user import User
from fieldkit.rules.decision import opening
from fieldkit.rules.stock import Held, serials_of
from fieldkit.rules.verdict import AlreadyReceived, UnknownHere, Verdict
from fieldkit.services.books import SiteBooks
from fieldkit.services.held import directory, directory_one
from fieldkit.services.home import Home
from fieldkit.services.judge import Case, here_of, read_case, verdict_of
from fieldkit.services.session import Session, transact
from fieldkit.services.shown import Who
from fieldkit.ui.messages import Language
from fieldkit.ui.verdict_words import Names
from fieldkit.ui.who import Named

ADULT = 18
"""Years; children are counted below it (Convention on the Rights of the Child, article 1)."""
NEAR_SERIALS = 5
"""After the last serial handed out so many are asked for one by one, before all are read."""


@dataclass(frozen=True)
class Taker:
    """Somebody who may collect: `id` of the person or proxy; `age` in years where it is known."""

    role: Collector
    id: bytes
    name: str
    age: int | None = None


@dataclass(frozen=True)
class FamilyGlance:
    """The household in one glance. `card`: its number as printed below the QR."""

    household: bytes
    head: str
    size: int
    children: int
    card: str | None
    takers: tuple[Taker, ...]


@dataclass(frozen=True)
class ItemFacts:
    """An item of the directory as the page needs it."""

    name: Named
    serialised: bool


@dataclass(frozen=True)
class RoundVerdict:
    """A round that is open here today, and what it says for whoever stands at the table."""

    id: bytes
    programme: Named
    number: int
    verdict: Verdict


@dataclass(frozen=True)
class Called:
    """Names in both languages of what the verdicts name by id."""

    items: Mapping[str, ItemFacts] = field(default_factory=dict)
    sites: Mapping[bytes, Named] = field(default_factory=dict)
    users: Mapping[bytes, str] = field(default_factory=dict)
    people: Mapping[bytes, str] = field(default_factory=dict)
    areas: Mapping[bytes, Named] = field(default_factory=dict)

    def names(self, language: Language, zone: tzinfo) -> Names:
        """As `verdict_words` wants them."""
        return Names(
            {code: item.name.of(language) for code, item in self.items.items()},
            {site: name.of(language) for site, name in self.sites.items()},
            self.users,
            self.people,
            {area: name.of(language) for area, name in self.areas.items()},
            zone,
        )


@dataclass(frozen=True)
class Table:
    """Whoever stands at the table. `family` is None where the household is not known here;
    `problem`: why the card's number is not taken.
    """

    who: Who
    family: FamilyGlance | None
    rounds: tuple[RoundVerdict, ...]
    called: Called
    zone: tzinfo
    problem: Refusal | None = None


@dataclass(frozen=True)
class Shelf:
    """Units at the site by item code, and the next free serials of those that have them."""

    held: Mapping[str, int]
    free: Mapping[str, tuple[str, ...]]


def read_table(session: Session, who: Who) -> Table | Refusal:
    """Today's rounds here, each with its verdict. Refuses as `services.shown.who_is` does."""
    return transact(session, lambda replica: _table(session, replica, who))


def count_rounds(session: Session) -> int | Refusal:
    """How many rounds give something at the site of work today."""
    return transact(session, lambda replica: len(_rounds(session, replica)))


def read_shelf(
    session: Session, wanted: Mapping[str, int], after: Mapping[str, str]
) -> Shelf | Refusal:
    """Stock and free serials for so many units of each item (by code).

    `after`: the serial of each item that was handed out last; the next in the books' order are
    offered.
    """
    return transact(session, lambda replica: _shelf(session, replica, wanted, after))


def _rounds(session: Session, replica: Replica) -> list[Round]:
    today, here = session.today(), here_of(session, replica)
    found = [each for each in directory(replica, Round) if opening(each, today, here) is None]
    return sorted(found, key=lambda each: each.code)


def _table(session: Session, replica: Replica, who: Who) -> Table:
    rounds, case = _rounds(session, replica), read_case(session, replica, who)
    programmes = {each.id: _named(each) for each in directory(replica, Programme)}
    judged = tuple(
        RoundVerdict(
            each.id,
            programmes.get(each.programme, Named(each.code, each.code)),
            each.number,
            verdict_of(session, replica, case, each),
        )
        for each in rounds
    )
    family = _glance(session, case) if case.table.home is not None else None
    called = _called(replica, [each.verdict for each in judged], case.table.home)
    return Table(who, family, judged, called, session.zone, case.table.problem)


def _glance(session: Session, case: Case) -> FamilyGlance | None:
    home, family = case.table.home, case.family
    if home is None or family is None:
        return None
    today, living = session.today(), family.living_members()
    ages = {each.id: each.age(today) for each in living}
    head = next((each for each in living if each.id == family.household.head), None)
    members = sorted(living, key=lambda each: (each is not head, -(ages[each.id] or 0)))
    takers = [
        Taker(
            Collector.HEAD if each is head else Collector.MEMBER,
            each.id,
            _full(each.family_name, each.given_name, each.patronymic),
            ages[each.id],
        )
        for each in members
    ]
    for proxy in (each.value for each in home.proxies if each.listed):
        name = _full(proxy.family_name, proxy.given_name, proxy.patronymic)
        takers.append(Taker(Collector.PROXY, proxy.id, name))
    children = sum(1 for age in ages.values() if age is not None and age < ADULT)
    first = takers[0].name if takers else ""
    card = _card(case)
    return FamilyGlance(family.household.id, first, len(living), children, card, tuple(takers))


def _card(case: Case) -> str | None:
    """The number of the card shown, or else of the household's active one."""
    card, home = case.table.shown.card, case.table.home
    if card is None and home is not None:
        active = (each.value for each in home.cards if each.value.status is CardStatus.ACTIVE)
        card = next(active, None)
    return short_number(card.serial) if card is not None else None


def _called(replica: Replica, verdicts: Sequence[Verdict], home: Home | None) -> Called:
    items = {
        each.code: ItemFacts(_named(each), each.serialised) for each in directory(replica, Item)
    }
    sites, users, areas = dict[bytes, Named](), dict[bytes, str](), dict[bytes, Named]()
    for verdict in verdicts:
        if isinstance(verdict, AlreadyReceived):
            site = directory_one(replica, Site, verdict.site)
            user = directory_one(replica, User, verdict.by)
            sites |= {verdict.site: _named(site)} if site else {}
            users |= {verdict.by: user.name} if user else {}
        elif isinstance(verdict, UnknownHere) and verdict.area is not None:
            area = directory_one(replica, Area, verdict.area)
            areas |= {verdict.area: _named(area)} if area else {}
    return Called(items, sites, users, _people(home), areas)


def _people(home: Home | None) -> dict[bytes, str]:
    if home is None:
        return {}
    values: list[Person | Proxy] = [each.value for each in home.members]
    values += [each.value for each in home.proxies]
    return {each.id: _full(each.family_name, each.given_name, each.patronymic) for each in values}


def _shelf(
    session: Session, replica: Replica, wanted: Mapping[str, int], after: Mapping[str, str]
) -> Shelf:
    site = session.place.site
    books, all_books = SiteBooks(replica, site), SiteBooks(replica, site, bulk=True)
    free: dict[str, tuple[str, ...]] = {}
    for item, count in wanted.items():
        if item in books.serialised:
            last = after.get(item)
            near = _free(books, item, count, last, NEAR_SERIALS) if last is not None else ()
            enough = len(near) >= count
            free[item] = near if enough else _free(all_books, item, count, last, None)
    return Shelf({item: max(0, books.held(item)) for item in wanted}, free)


def _free(
    books: SiteBooks, item: str, count: int, after: str | None, tries: int | None
) -> tuple[str, ...]:
    """The first serials of an item that are in custody here, from the one after `after` on."""
    came = list(dict.fromkeys(_came(books, item)))
    start = came.index(after) + 1 if after in came else 0
    found: list[str] = []
    for serial in (came[start:] + came[:start])[: None if tries is None else count + tries]:
        if len(found) == count:
            break
        if books.where(item, serial) == Held(books.site):
            found.append(serial)
    return tuple(found)


def _came(books: SiteBooks, item: str) -> Iterator[str]:
    for moved in books.moved:
        if moved.movement.to_place == books.site:
            for line in moved.movement.lines:
                if line["item"] == item:
                    yield from serials_of(line)


def _named(record: Programme | Item | Site | Area) -> Named:
    return Named(record.name_ru, record.name_en)


def _full(*names: str | None) -> str:
    return " ".join(name for name in names if name)
