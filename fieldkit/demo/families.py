"""Three invented families: of seven, with a proxy, of one parent alone. Nobody real is meant."""

from datetime import date, timedelta

from fieldkit.records.needs import Need
from fieldkit.records.person import Relation, Sex
from fieldkit.services.details import HouseholdDetails, PersonDetails, ProxyDetails

YEAR = 365.25


def _born(today: date, years: float) -> date:
    return today - timedelta(days=int(years * YEAR))


def families(today: date) -> list[HouseholdDetails]:
    """Details as a registrar types them; ages are counted back from `today`."""
    return [_of_seven(today), _with_proxy(today), _one_parent(today)]


def _person(
    name: str, sex: Sex, born: date, relation: Relation, needs: tuple[Need, ...] = ()
) -> PersonDetails:
    family, given, patronymic = name.split()
    return PersonDetails(
        family,
        given,
        sex,
        patronymic,
        birth_date=born,
        relation=relation,
        specific_needs=needs,
    )


def _of_seven(today: date) -> HouseholdDetails:
    f, m, child = Sex.FEMALE, Sex.MALE, Relation.CHILD
    return HouseholdDetails(
        members=[
            _person("Выдумкина Марфа Семёновна", f, _born(today, 38), Relation.HEAD),
            _person("Выдумкин Фёдор Ильич", m, _born(today, 41), Relation.SPOUSE),
            _person("Выдумкина Ульяна Фёдоровна", f, _born(today, 15), child),
            _person("Выдумкин Елисей Фёдорович", m, _born(today, 11), child),
            _person("Выдумкина Ася Фёдоровна", f, _born(today, 7), child),
            _person("Выдумкин Тихон Фёдорович", m, _born(today, 2), child),
            _person("Выдумкина Прасковья Ильинична", f, _born(today, 67), Relation.PARENT),
        ],
        origin_settlement="Снагость",
        arrived=today - timedelta(days=12),
        phone="+7 900 000-00-01",
    )


def _with_proxy(today: date) -> HouseholdDetails:
    return HouseholdDetails(
        members=[
            _person(
                "Небылицын Архип Саввич",
                Sex.MALE,
                _born(today, 79),
                Relation.HEAD,
                (Need.DISABILITY,),
            ),
            _person("Небылицына Глафира Егоровна", Sex.FEMALE, _born(today, 76), Relation.SPOUSE),
        ],
        proxies=[ProxyDetails("Присказкина", "Любава", "Архиповна", "паспорт показан")],
        origin_settlement="Гуево",
        arrived=today - timedelta(days=30),
    )


def _one_parent(today: date) -> HouseholdDetails:
    f, m = Sex.FEMALE, Sex.MALE
    return HouseholdDetails(
        members=[
            _person(
                "Сказкина Дарина Львовна", f, _born(today, 29), Relation.HEAD, (Need.SINGLE_PARENT,)
            ),
            _person("Сказкин Матвей Олегович", m, _born(today, 5), Relation.CHILD),
            _person("Сказкина Злата Олеговна", f, _born(today, 0.7), Relation.CHILD),
        ],
        origin_settlement="Погребки",
        arrived=today - timedelta(days=3),
        phone="+7 900 000-00-03",
    )


def names(households: list[HouseholdDetails]) -> list[str]:
    """Every personal name and telephone number in them, to look for where none may be."""
    found: set[str] = set()
    for household in households:
        for person in household.members:
            found |= {person.family_name, person.given_name, person.patronymic or ""}
        for proxy in household.proxies:
            found |= {proxy.family_name, proxy.given_name, proxy.patronymic or ""}
        found.add(household.phone or "")
    return sorted(name for name in found if len(name) >= 4)
