"""What is typed at the registration table, and its way into records and acts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from fieldkit.errors import Refusal, RefusalError
from fieldkit.journal.author import Act
from fieldkit.records.ages import AgeBand
from fieldkit.records.needs import Need
from fieldkit.records.person import Person, Relation, Sex
from fieldkit.records.proxy import Proxy
from fieldkit.records.record import Record, fields_of
from fieldkit.records.registry import build
from fieldkit.services.held import KIND_OF

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class PersonDetails:
    """A person as told by the family; fields as in `records.person`."""

    family_name: str
    given_name: str
    sex: Sex
    patronymic: str | None = None
    birth_date: date | None = None
    birth_year: int | None = None
    age_band: AgeBand | None = None
    specific_needs: Sequence[Need] = ()
    relation: Relation | None = None
    phone: str | None = None


@dataclass(frozen=True)
class ProxyDetails:
    """Someone registered to collect for a household; fields as in `records.proxy`."""

    family_name: str
    given_name: str
    patronymic: str | None = None
    document_note: str | None = None
    valid_until: date | None = None


@dataclass(frozen=True)
class HouseholdDetails:
    """A household as told by the family; fields as in `records.household`.

    `head` is the place of its head among `members`, counted from 0; None where nobody knows yet.
    """

    members: Sequence[PersonDetails]
    head: int | None = 0
    proxies: Sequence[ProxyDetails] = ()
    address_note: str | None = None
    origin_settlement: str | None = None
    arrived: date | None = None
    phone: str | None = None


def new_person(details: PersonDetails, record: bytes, household: bytes, today: date) -> Person:
    """A person not yet written; an age band counts from `today`. Raises as `made` does."""
    given = {**vars(details), "specific_needs": list(details.specific_needs)}
    if details.age_band is not None:
        given["band_on"] = today
    return made(Person, record, {**given, "household": household})


def new_proxy(details: ProxyDetails, record: bytes, household: bytes) -> Proxy:
    """A proxy not yet written. Raises as `made` does."""
    return made(Proxy, record, {**vars(details), "household": household})


def made(kind: type[R], record: bytes, fields: Mapping[str, object]) -> R:
    """A valid record; raises `RefusalError` with the first thing wrong in its fields."""
    value = build(KIND_OF[kind], record, fields)
    if isinstance(value, Refusal):
        raise RefusalError(value)
    assert isinstance(value, kind)
    return value


def creation(value: Record, area: bytes) -> Act:
    """The act that writes a new register."""
    return Act(KIND_OF[type(value)], value.id, area, fields_of(value))
