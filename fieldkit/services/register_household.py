"""Registering a household: its people, its head and its proxies, all in one act."""

from collections.abc import Sequence
from dataclasses import dataclass

from fieldkit.errors import Refusal, RefusalError
from fieldkit.journal.replica import Replica
from fieldkit.records.household import Household
from fieldkit.records.person import Person
from fieldkit.records.proxy import Proxy
from fieldkit.records.user import Role
from fieldkit.rules.household import Notice, check_household
from fieldkit.rules.reasons import HouseholdRule
from fieldkit.services.details import HouseholdDetails, creation, made, new_person, new_proxy
from fieldkit.services.doubles import PossibleDoubles, find_doubles
from fieldkit.services.session import Change, Session, permit, put, transact

ROLES = (Role.REGISTRAR, Role.TEAM_LEAD)


@dataclass(frozen=True)
class Registered:
    """A household saved: ids in the order in which members and proxies were told, and what of it
    is worth a second look.
    """

    household: bytes
    people: tuple[bytes, ...]
    proxies: tuple[bytes, ...]
    notices: tuple[Notice, ...]
    change: Change


def register_household(
    session: Session, details: HouseholdDetails, others: frozenset[bytes] = frozenset()
) -> Registered | PossibleDoubles | Refusal:
    """Writes a household at the site of work.

    People here who may be among its members come back as `PossibleDoubles`, and nothing is saved;
    whoever has seen that they are others passes their ids in `others`. Refuses what is not valid
    (`records.*`) or makes no sense (`rules.*`: born later than today, a head who is no member).
    """
    return transact(session, lambda replica: _register(session, replica, details, others))


def _register(
    session: Session, replica: Replica, details: HouseholdDetails, others: frozenset[bytes]
) -> Registered | PossibleDoubles:
    permit(session, *ROLES)
    household, people = _household(session, details)
    proxies = [new_proxy(each, session.new_id(), household.id) for each in details.proxies]
    notices = check_household(household, people, session.today())
    if isinstance(notices, Refusal):
        raise RefusalError(notices)
    found = find_doubles(replica, people, household.phone, others)
    if found is not None:
        return found
    area = session.place.area
    acts = [creation(each, area) for each in (household, *people, *proxies)]
    change = put(session, replica, acts)
    return Registered(household.id, _ids(people), _ids(proxies), notices, change)


def _household(session: Session, details: HouseholdDetails) -> tuple[Household, list[Person]]:
    record = session.new_id()
    today = session.today()
    people = [new_person(each, session.new_id(), record, today) for each in details.members]
    if details.head is not None and not 0 <= details.head < len(people):
        raise RefusalError(Refusal(HouseholdRule.HEAD_NOT_MEMBER))
    fields = {
        "area": session.place.area,
        "site": session.place.site,
        "head": None if details.head is None else people[details.head].id,
        "address_note": details.address_note,
        "origin_settlement": details.origin_settlement,
        "arrived": details.arrived,
        "phone": details.phone,
    }
    return made(Household, record, fields), people


def _ids(records: Sequence[Person | Proxy]) -> tuple[bytes, ...]:
    return tuple(each.id for each in records)
