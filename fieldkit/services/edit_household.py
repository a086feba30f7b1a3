"""Changing a household: its own fields, its members and its proxies, all in one act."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from fieldkit.errors import Refusal, RefusalError
from fieldkit.journal.author import Act
from fieldkit.journal.replica import Replica
from fieldkit.records.person import Person
from fieldkit.records.record import Record, fields_of, plain
from fieldkit.records.site import Site
from fieldkit.records.user import Role
from fieldkit.rules.household import Notice, check_household
from fieldkit.rules.reasons import HouseholdRule
from fieldkit.services.details import (
    PersonDetails,
    ProxyDetails,
    creation,
    made,
    new_person,
    new_proxy,
)
from fieldkit.services.doubles import PossibleDoubles, find_doubles
from fieldkit.services.held import KIND_OF, Held, directory_one
from fieldkit.services.home import Home, home_of
from fieldkit.services.reasons import ServiceReason
from fieldkit.services.session import Change, Session, permit, put, transact

R = TypeVar("R", bound=Record)
ROLES = (Role.REGISTRAR, Role.TEAM_LEAD)


@dataclass(frozen=True)
class HouseholdEdit:
    """What shall be otherwise; all that is not named stays as it is.

    `household` and `people` (by id) map field names of the records to new values, None to clear.
    Moving is a change of `site`, which brings its area with it.
    `new_head`: the place of the new head among `added`, counted from 0.
    """

    household: Mapping[str, object] = field(default_factory=dict)
    people: Mapping[bytes, Mapping[str, object]] = field(default_factory=dict)
    added: Sequence[PersonDetails] = ()
    new_head: int | None = None
    removed: Collection[bytes] = ()
    proxies_added: Sequence[ProxyDetails] = ()
    proxies_removed: Collection[bytes] = ()


@dataclass(frozen=True)
class Edited:
    """A household as changed: ids of who came to it, and what is worth a second look."""

    household: bytes
    people: tuple[bytes, ...]
    proxies: tuple[bytes, ...]
    notices: tuple[Notice, ...]
    change: Change


def edit_household(
    session: Session,
    household: bytes,
    edit: HouseholdEdit,
    others: frozenset[bytes] = frozenset(),
) -> Edited | PossibleDoubles | Refusal:
    """Writes only what differs from what is held.

    People added who may be registered already come back as `PossibleDoubles`, as from
    `register_household`. Refuses what is not valid or makes no sense, an edit that changes nothing,
    people or proxies who are not the household's, and a field in which laptops disagree (`settle`).
    """
    return transact(session, lambda replica: _edit(session, replica, household, edit, others))


def _edit(
    session: Session,
    replica: Replica,
    household: bytes,
    edit: HouseholdEdit,
    others: frozenset[bytes],
) -> Edited | PossibleDoubles:
    permit(session, *ROLES)
    home = home_of(replica, household)
    today = session.today()
    added = [new_person(each, session.new_id(), household, today) for each in edit.added]
    proxies = [new_proxy(each, session.new_id(), household) for each in edit.proxies_added]
    changed = _Changed(home, today, _wanted(replica, edit, added))
    changed.people(edit)
    changed.proxies(edit)
    notices = check_household(changed.household, [*changed.members(), *added], today)
    if isinstance(notices, Refusal):
        raise RefusalError(notices)
    found = find_doubles(replica, added, changed.household.phone, others)
    if found is not None:
        return found
    # Where the household was until now: its laptops must learn that it went.
    area = home.household.value.area
    acts = [*(creation(each, area) for each in (*added, *proxies)), *changed.acts]
    if not acts:
        raise RefusalError(Refusal(ServiceReason.NOTHING_CHANGED))
    change = put(session, replica, acts)
    ids = (tuple(each.id for each in added), tuple(each.id for each in proxies))
    return Edited(household, *ids, notices, change)


def _wanted(replica: Replica, edit: HouseholdEdit, added: Sequence[Person]) -> dict[str, object]:
    """The household's new fields, with the area of a new site and the id of a new head."""
    fields = {name: value for name, value in edit.household.items() if name != "area"}
    if edit.new_head is not None:
        if not 0 <= edit.new_head < len(added):
            raise RefusalError(Refusal(HouseholdRule.HEAD_NOT_MEMBER))
        fields["head"] = added[edit.new_head].id
    if "site" in fields:
        site = directory_one(replica, Site, _id(fields["site"]))
        if site is None:
            raise RefusalError(Refusal(ServiceReason.SITE_UNKNOWN))
        fields["area"] = site.area
    return fields


def _id(value: object) -> bytes:
    return value if isinstance(value, bytes) else b""


class _Changed:
    """Collects the acts of an edit, and what the records will be after them."""

    def __init__(self, home: Home, today: date, household: Mapping[str, object]) -> None:
        self.home, self._today = home, today
        self.acts: list[Act] = []
        self._people = {each.value.id: each for each in home.members if each.listed}
        self._after: dict[bytes, Person] = {
            record: each.value for record, each in self._people.items()
        }
        self.household = self._change(home.household, household)

    def people(self, edit: HouseholdEdit) -> None:
        """Changes members, and takes out those who are no longer of the household."""
        leaving = {record: {"deleted": True} for record in edit.removed}
        for record, fields in {**edit.people, **leaving}.items():
            person = self._people.get(record)
            if person is None:
                raise RefusalError(Refusal(ServiceReason.PERSON_UNKNOWN))
            self._after[record] = self._change(person, fields)

    def proxies(self, edit: HouseholdEdit) -> None:
        known = {each.value.id: each for each in self.home.proxies if each.listed}
        for record in edit.proxies_removed:
            if record not in known:
                raise RefusalError(Refusal(ServiceReason.PROXY_UNKNOWN))
            self._change(known[record], {"deleted": True})

    def members(self) -> list[Person]:
        """The members as they will be, without those who went to another household."""
        home = self.household.id
        return [each for each in self._after.values() if each.household == home]

    def _change(self, before: Held[R], fields: Mapping[str, object]) -> R:
        """The record as it will be; writes those of the fields that differ."""
        kind = KIND_OF[type(before.value)]
        given = dict(fields)
        if given.get("age_band") is not None:
            given.setdefault("band_on", self._today)
        settled = [name for name in given if f"{kind}.{name}" not in before.open_fields()]
        if len(settled) < len(given):
            params = {"fields": ", ".join(before.open_fields())}
            raise RefusalError(Refusal(ServiceReason.NEEDS_DECISION, params))
        held = {**fields_of(before.value), **given}
        after = made(type(before.value), before.value.id, held)
        new = {name: plain(getattr(after, name)) for name in given}
        differing = {
            name: value
            for name, value in new.items()
            if value != plain(getattr(before.value, name))
        }
        if differing:
            area = self.home.household.value.area
            self.acts.append(Act(kind, before.value.id, area, differing))
        return after
