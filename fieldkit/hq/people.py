"""Invented households for demonstrations and trials, the same for the same seed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from fieldkit.hq.invented_names import Surname, given_name, patronymic, surname
from fieldkit.hq.seeded import Seeded
from fieldkit.records.household import Household
from fieldkit.records.ids import new_id
from fieldkit.records.needs import Need
from fieldkit.records.person import Person, Relation, Sex
from fieldkit.records.proxy import Proxy
from fieldkit.records.site import Site

# Of a thousand households, how many have one, two... eight members.
_SIZES = (200, 230, 200, 170, 100, 50, 30, 20)
_ORIGINS = [
    "Суджа",
    "Кореново",
    "Глушково",
    "Теткино",
    "Рыльск",
    "Гуево",
    "Снагость",
    "Любимовка",
    "Погребки",
    "Мартыновка",
    "Черкасское",
    "Гоголевка",
    "Гирьи",
    "Белая",
]
_EPOCH = date(1970, 1, 1)
_DAY_MS = 86_400_000
_CHILDREN_OF_A_LARGE_FAMILY = 3

Group = tuple[Household, list[Person], list[Proxy]]


@dataclass
class _Member:
    relation: Relation
    sex: Sex
    years: int
    father: str | None = None
    given: str = ""


def households(
    seed: int, count_of_people: int, sites: Sequence[Site], today: date
) -> Iterator[Group]:
    """Households with their members and proxies, `count_of_people` members in all.

    Households arrived at the sites within half a year before `today`; shares of sexes, ages and
    specific needs are plausible ones, not a survey's. Ids are UUIDv7 of `today`.
    """
    seeded = Seeded(seed, "people")
    born_ms = (today - _EPOCH).days * _DAY_MS
    made = 0
    while made < count_of_people:
        size = min(_size(seeded), count_of_people - made)
        yield _household(seeded, size, seeded.pick(sites), today, born_ms + made)
        made += size


def _size(seeded: Seeded) -> int:
    drawn = seeded.below(sum(_SIZES))
    for size, share in enumerate(_SIZES, start=1):
        drawn -= share
        if drawn < 0:
            return size
    return len(_SIZES)


def _household(seeded: Seeded, size: int, site: Site, today: date, now_ms: int) -> Group:
    household_id = new_id(now_ms, seeded)
    family = surname(seeded)
    members = _compose(seeded, size)
    people = [
        _person(seeded, household_id, family, member, members, today, now_ms) for member in members
    ]
    arrived = today - timedelta(days=seeded.below(180))
    household = Household(
        id=household_id,
        area=site.area,
        site=site.id,
        head=people[0].id,
        origin_settlement=seeded.pick(_ORIGINS),
        arrived=arrived,
        phone=_phone(seeded) if seeded.chance(850) else None,
    )
    proxies = [_proxy(seeded, household_id, now_ms)] if seeded.chance(80) else []
    return household, people, proxies


def _compose(seeded: Seeded, size: int) -> list[_Member]:
    """The head first, then a spouse or none, then children, parents and others."""
    woman_heads = seeded.chance(640)
    head = _Member(
        Relation.HEAD, Sex.FEMALE if woman_heads else Sex.MALE, _head_years(seeded, size)
    )
    members = [head]
    if size > 1 and seeded.chance(550):
        other = Sex.MALE if woman_heads else Sex.FEMALE
        members.append(_Member(Relation.SPOUSE, other, max(18, head.years + seeded.between(-5, 5))))
    while len(members) < size:
        members.append(_relative(seeded, head))
    return members


def _head_years(seeded: Seeded, size: int) -> int:
    if size == 1:
        return seeded.between(60, 92) if seeded.chance(600) else seeded.between(19, 59)
    return seeded.between(60, 80) if seeded.chance(150) else seeded.between(22, 59)


def _relative(seeded: Seeded, head: _Member) -> _Member:
    sex = Sex.FEMALE if seeded.chance(520) else Sex.MALE
    if head.years < 60 and seeded.chance(180):
        return _Member(Relation.PARENT, sex, min(95, head.years + seeded.between(20, 32)))
    if head.years >= 60 and seeded.chance(600):
        return _Member(Relation.GRANDCHILD, sex, seeded.between(0, max(1, head.years - 50)))
    least = max(0, head.years - 45)
    return _Member(Relation.CHILD, sex, seeded.between(least, max(least, head.years - 19)))


def _person(
    seeded: Seeded,
    household: bytes,
    family: Surname,
    member: _Member,
    members: Sequence[_Member],
    today: date,
    now_ms: int,
) -> Person:
    fields: dict[str, Any] = {"sex": member.sex, "relation": member.relation}
    given = given_name(seeded, member.sex)
    while given in {each.given for each in members}:
        given = given_name(seeded, member.sex)
    member.given = given
    if member.sex is Sex.MALE and member.relation in (Relation.HEAD, Relation.SPOUSE):
        for child in members:
            child.father = given
    father = member.father if member.relation is Relation.CHILD else None
    fields["given_name"] = given
    fields["family_name"] = family.of(member.sex)
    fields["patronymic"] = patronymic(seeded, member.sex, father)
    fields.update(_birth(seeded, member.years, today))
    fields["specific_needs"] = _needs(seeded, member, members)
    return Person(id=new_id(now_ms, seeded), household=household, **fields)


def _birth(seeded: Seeded, years: int, today: date) -> dict[str, object]:
    """A date for most, a year alone for some of those whose papers stayed at home."""
    born = today - timedelta(days=years * 365 + years // 4 + 1 + seeded.below(363))
    return {"birth_date": born} if seeded.chance(930) else {"birth_year": born.year}


def _needs(seeded: Seeded, member: _Member, members: Sequence[_Member]) -> list[Need]:
    found = []
    if seeded.chance(160 if member.years >= 60 else 35):
        found.append(Need.DISABILITY)
    if seeded.chance(140 if member.years >= 60 else 25):
        found.append(Need.SERIOUS_ILLNESS)
    if member.years >= 60 and seeded.chance(300):
        found.append(Need.OLDER_PERSON)
    if member.sex is Sex.FEMALE and 18 <= member.years <= 44 and seeded.chance(90):
        found.append(Need.PREGNANT_LACTATING)
    if member.relation is Relation.HEAD:
        children = sum(each.years < 18 for each in members)
        if children and all(each.relation is not Relation.SPOUSE for each in members):
            found.append(Need.SINGLE_PARENT)
        if children >= _CHILDREN_OF_A_LARGE_FAMILY:
            found.append(Need.LARGE_FAMILY)
    return found


def _proxy(seeded: Seeded, household: bytes, now_ms: int) -> Proxy:
    sex = Sex.FEMALE if seeded.chance(600) else Sex.MALE
    return Proxy(
        id=new_id(now_ms, seeded),
        household=household,
        family_name=surname(seeded).of(sex),
        given_name=given_name(seeded, sex),
        patronymic=patronymic(seeded, sex),
        document_note="паспорт предъявлен",
    )


def _phone(seeded: Seeded) -> str:
    """A number of a code that no operator has."""
    return f"+7 000 {seeded.below(1000):03}-{seeded.below(100):02}-{seeded.below(100):02}"
