"""A family as it is typed: kept as a draft, and turned into what the services take."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from typing import Any, TypeVar

from fieldkit.errors import Refusal
from fieldkit.records.needs import Need
from fieldkit.records.person import Person, Relation, Sex
from fieldkit.records.proxy import Proxy
from fieldkit.services.details import HouseholdDetails, PersonDetails, ProxyDetails
from fieldkit.services.edit_household import HouseholdEdit
from fieldkit.ui.pages.households_birth import (
    Birth,
    read_birth,
    read_day,
    typed_birth,
    typed_day,
)
from fieldkit.ui.pages.households_seen import HouseholdSeen

T = TypeVar("T", bound="TypedPerson | TypedProxy")


@dataclass
class TypedPerson:
    """A member's row; `id` in hex for somebody registered, `removed` for one to be taken out."""

    id: str = ""
    family_name: str = ""
    given_name: str = ""
    patronymic: str = ""
    sex: str = ""
    birth: str = ""
    relation: str = ""
    needs: list[str] = field(default_factory=list)
    removed: bool = False

    def blank(self) -> bool:
        """Whether nothing but a family name, which is put in beforehand, stands in the row."""
        return not (self.id or self.given_name or self.patronymic or self.birth or self.sex)

    def unknown(self) -> bool:
        """Whether this is somebody named, and not registered yet."""
        return bool(self.family_name and self.given_name) and not self.id and not self.removed


@dataclass
class TypedProxy:
    """A proxy's row."""

    id: str = ""
    family_name: str = ""
    given_name: str = ""
    patronymic: str = ""
    document_note: str = ""
    valid_until: str = ""
    removed: bool = False

    def blank(self) -> bool:
        return not (self.id or self.family_name or self.given_name)


@dataclass
class TypedFamily:
    """The whole page; `household` in hex for one registered, `others` ids known to be others."""

    household: str = ""
    members: list[TypedPerson] = field(default_factory=list)
    proxies: list[TypedProxy] = field(default_factory=list)
    phone: str = ""
    arrived: str = ""
    origin_settlement: str = ""
    address_note: str = ""
    others: list[str] = field(default_factory=list)

    def goes_by(self) -> str:
        """What the family is called while it is being written: the first row's name, or "…"."""
        name = next((f"{each.family_name} {each.given_name}" for each in self.members), "")
        return name.strip() or "…"

    def draft(self) -> dict[str, Any]:
        """As JSON takes it."""
        return asdict(self)


def family_named(words: str) -> TypedFamily:
    """A family that was searched for by a name, in the order of a passport: its head, with that
    name. Whatever is no name (a telephone, a number of a card) is left out.
    """
    names = words.split() if not any(sign.isdigit() for sign in words) else []
    if not names:
        return TypedFamily()
    written = [each.title() if each.islower() else each for each in names]
    family, given, patronymic = [*written, "", ""][:3]
    head = TypedPerson("", family, given, patronymic, relation=str(Relation.HEAD))
    return TypedFamily(members=[head])


def family_of(draft: Mapping[str, Any]) -> TypedFamily:
    """What `TypedFamily.draft` gave; what does not fit is left out."""
    plain = {name: draft[name] for name in _texts(TypedFamily) if isinstance(draft.get(name), str)}
    others = [each for each in _listed(draft, "others") if isinstance(each, str)]
    members = [_row(TypedPerson, each) for each in _listed(draft, "members")]
    proxies = [_row(TypedProxy, each) for each in _listed(draft, "proxies")]
    return TypedFamily(members=members, proxies=proxies, others=others, **plain)


def family_seen(seen: HouseholdSeen) -> TypedFamily:
    """A registered household as it would have been typed."""
    household = seen.household
    return TypedFamily(
        household.id.hex(),
        [_typed_person(each, household.head) for each in seen.members],
        [_typed_proxy(each) for each in seen.proxies],
        household.phone or "",
        typed_day(household.arrived),
        household.origin_settlement or "",
        household.address_note or "",
    )


def person_details(typed: TypedPerson, today: date) -> PersonDetails:
    """A checked row as the services take it; a birth that can't be read counts as unknown."""
    read = read_birth(typed.birth, today, "")
    birth = Birth() if isinstance(read, Refusal) else read
    return PersonDetails(
        typed.family_name,
        typed.given_name,
        Sex(typed.sex) if typed.sex else Sex.UNKNOWN,
        typed.patronymic or None,
        birth.day,
        birth.year,
        birth.band,
        [Need(each) for each in typed.needs],
        Relation(typed.relation) if typed.relation else None,
    )


def household_details(family: TypedFamily, today: date) -> HouseholdDetails:
    """A new family, its rows checked before."""
    members = [each for each in family.members if not each.removed and not each.blank()]
    return HouseholdDetails(
        [person_details(each, today) for each in members],
        _head(members),
        [_proxy_details(each) for each in family.proxies if not each.removed and not each.blank()],
        family.address_note or None,
        family.origin_settlement or None,
        _day(family.arrived),
        family.phone or None,
    )


def household_edit(family: TypedFamily, before: TypedFamily, today: date) -> HouseholdEdit:
    """What differs from what was shown, so that nothing is written over unseen."""
    added = [
        each for each in family.members if not each.id and not each.removed and not each.blank()
    ]
    own = _own_changes(family, before)
    head = _head(added)
    stay = [each for each in family.members if each.id and not each.removed]
    kept, was = _head(stay), _head(before.members)
    now = "" if kept is None else stay[kept].id
    then = "" if was is None else before.members[was].id
    if head is None and now != then:
        own["head"] = bytes.fromhex(now) if now else None
    rows = {each.id: each for each in before.members}
    people = {
        bytes.fromhex(each.id): changes
        for each in stay
        if each.id in rows and (changes := _person_changes(each, rows[each.id], today))
    }
    gone = {each.id for each in family.members if each.id and each.removed}
    return HouseholdEdit(
        own,
        people,
        [person_details(each, today) for each in added],
        head,
        [bytes.fromhex(each) for each in sorted(gone)],
        [
            _proxy_details(each)
            for each in family.proxies
            if not each.id and not each.removed and not each.blank()
        ],
        [bytes.fromhex(each.id) for each in family.proxies if each.id and each.removed],
    )


def _own_changes(family: TypedFamily, before: TypedFamily) -> dict[str, object]:
    found: dict[str, object] = {}
    for name in ("phone", "origin_settlement", "address_note"):
        if getattr(family, name) != getattr(before, name):
            found[name] = getattr(family, name) or None
    if family.arrived != before.arrived:
        found["arrived"] = _day(family.arrived)
    return found


def _person_changes(typed: TypedPerson, before: TypedPerson, today: date) -> dict[str, object]:
    details, found = person_details(typed, today), dict[str, object]()
    for name in ("family_name", "given_name", "patronymic", "sex", "relation"):
        if getattr(typed, name) != getattr(before, name):
            found[name] = getattr(details, name)
    if sorted(typed.needs) != sorted(before.needs):
        found["specific_needs"] = list(details.specific_needs)
    if typed.birth != before.birth:
        found["birth_date"], found["birth_year"] = details.birth_date, details.birth_year
        found["age_band"] = details.age_band
        if details.age_band is None:
            found["band_on"] = None
    return found


def _typed_person(person: Person, head: bytes | None) -> TypedPerson:
    relation = Relation.HEAD if person.id == head else person.relation
    if relation is Relation.HEAD and person.id != head:
        relation = None
    return TypedPerson(
        person.id.hex(),
        person.family_name,
        person.given_name,
        person.patronymic or "",
        str(person.sex),
        typed_birth(person),
        str(relation or ""),
        [str(need) for need in person.specific_needs],
    )


def _typed_proxy(proxy: Proxy) -> TypedProxy:
    return TypedProxy(
        proxy.id.hex(),
        proxy.family_name,
        proxy.given_name,
        proxy.patronymic or "",
        proxy.document_note or "",
        typed_day(proxy.valid_until),
    )


def _proxy_details(typed: TypedProxy) -> ProxyDetails:
    return ProxyDetails(
        typed.family_name,
        typed.given_name,
        typed.patronymic or None,
        typed.document_note or None,
        _day(typed.valid_until),
    )


def _head(members: list[TypedPerson]) -> int | None:
    heads = (at for at, each in enumerate(members) if each.relation == str(Relation.HEAD))
    return next(heads, None)


def _day(typed: str) -> date | None:
    day = read_day(typed, "")
    return day if isinstance(day, date) else None


def _texts(kind: type[object]) -> list[str]:
    return [each.name for each in fields(kind) if each.type in (str, "str")]  # type: ignore[arg-type]


def _listed(draft: Mapping[str, Any], name: str) -> list[Any]:
    found = draft.get(name)
    return found if isinstance(found, list) else []


def _row(kind: type[T], draft: object) -> T:
    if not isinstance(draft, dict):
        return kind()
    row = kind(**{n: draft[n] for n in _texts(kind) if isinstance(draft.get(n), str)})
    row.removed = draft.get("removed") is True
    if isinstance(row, TypedPerson):
        codes = {str(need) for need in Need}
        row.needs = [each for each in _listed(draft, "needs") if each in codes]
        row.sex = row.sex if row.sex in set(Sex) else ""
        row.relation = row.relation if row.relation in set(Relation) else ""
    return row
