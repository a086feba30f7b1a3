"""What the page Distribute shows of whoever stands at the table, read in one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, tzinfo

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
from fieldkit.records.user import Role, User
from fieldkit.rules.balance import Owed, owed
from fieldkit.rules.card_list import ListAge
from fieldkit.rules.verdict import AlreadyReceived, UnknownHere, Verdict
from fieldkit.services.directory_age import card_list_age
from fieldkit.services.hand_out import may_be_overruled
from fieldkit.services.held import directory, directory_one
from fieldkit.services.home import Home
from fieldkit.services.judge import Case, open_rounds, read_case, verdict_of
from fieldkit.services.session import Session, transact
from fieldkit.services.shown import Who
from fieldkit.ui.messages import Language
from fieldkit.ui.pages.distribute_rounds import other_rounds
from fieldkit.ui.verdict_words import Names
from fieldkit.ui.who import Named

FormName = tuple[str, str]
"""A form's code and version."""
ADULT = 18
"""Years; children are counted below it (Convention on the Rights of the Child, article 1)."""


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
    """A round, and what it says for whoever stands at the table.

    `card_list`: the age of the list of cancelled cards, where a card was shown. `exception`: what
    a team lead could give although the verdict is no; empty where nobody can. `days`: the first and
    the last of a round that is not open here today.
    """

    id: bytes
    programme: Named
    number: int
    verdict: Verdict
    card_list: ListAge | None = None
    exception: tuple[Owed, ...] = ()
    days: tuple[date, date] | None = None


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
    `problem`: why the card's number is not taken; `team_lead`: whether the user may give by
    exception; `others`: rounds not open here today, of which a team lead could give something all
    the same; `form`: code and version of the form of the last assessment, where there is one.
    """

    who: Who
    family: FamilyGlance | None
    rounds: tuple[RoundVerdict, ...]
    called: Called
    zone: tzinfo
    problem: Refusal | None = None
    team_lead: bool = False
    others: tuple[RoundVerdict, ...] = ()
    form: FormName | None = None

    @property
    def all_rounds(self) -> tuple[RoundVerdict, ...]:
        return self.rounds + self.others


@dataclass(frozen=True)
class Shelf:
    """Units at the site by item code, and the next free serials of those that have them."""

    held: Mapping[str, int]
    free: Mapping[str, tuple[str, ...]]


def read_table(session: Session, who: Who) -> Table | Refusal:
    """The rounds of today and the nearest others, each with its verdict.

    Refuses as `services.shown.who_is` does.
    """
    return transact(session, lambda replica: _table(session, replica, who))


def count_rounds(session: Session) -> int | Refusal:
    """How many rounds give something at the site of work today."""
    return transact(session, lambda replica: len(open_rounds(session, replica)))


def _table(session: Session, replica: Replica, who: Who) -> Table:
    case = read_case(session, replica, who)
    programmes = {each.id: each for each in directory(replica, Programme)}

    def judged(round_: Round) -> RoundVerdict:
        return _round_verdict(session, replica, case, round_, programmes.get(round_.programme))

    today = tuple(judged(each) for each in open_rounds(session, replica))
    others = tuple(
        replace(verdict, days=(each.starts, each.ends))
        for each in other_rounds(session, replica)
        if (verdict := judged(each)).exception
    )
    family = _glance(session, case) if case.table.home is not None else None
    called = _called(replica, [each.verdict for each in today + others], case.table.home)
    lead = Role.TEAM_LEAD in session.roles
    problem, form = case.table.problem, _form(case)
    return Table(who, family, today, called, session.zone, problem, lead, others, form)


def _form(case: Case) -> FormName | None:
    home = case.table.home
    last = None if home is None else home.standing_assessment()
    return None if last is None else (last.form, last.form_version)


def _round_verdict(
    session: Session, replica: Replica, case: Case, round_: Round, programme: Programme | None
) -> RoundVerdict:
    verdict = verdict_of(session, replica, case, round_)
    lines: tuple[Owed, ...] = ()
    if may_be_overruled(verdict) and case.family is not None:
        lines = tuple(owed(round_, case.family, case.receipts))
    return RoundVerdict(
        round_.id,
        Named(round_.code, round_.code) if programme is None else _named(programme),
        round_.number,
        verdict,
        _card_list(session, replica, case, programme),
        lines if any(line.balance for line in lines) else (),
    )


def _card_list(
    session: Session, replica: Replica, case: Case, programme: Programme | None
) -> ListAge | None:
    shown = case.table.shown
    if shown.card is None and shown.problem is None and case.table.home:
        return None
    limit = None if programme is None else programme.card_list_days
    return card_list_age(session, replica, limit)


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


def _named(record: Programme | Item | Site | Area) -> Named:
    return Named(record.name_ru, record.name_en)


def _full(*names: str | None) -> str:
    return " ".join(name for name in names if name)
