"""Reading what this node holds, with the conflicts that a plain value would hide."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from fieldkit.errors import Refusal, RefusalError
from fieldkit.journal.clock import milliseconds
from fieldkit.journal.merge import all_values, shown
from fieldkit.journal.replica import Replica
from fieldkit.journal.repository import RecordRow
from fieldkit.journal.state import Fact, State, unpack
from fieldkit.records.area import Area
from fieldkit.records.card_issuer import CardIssuer
from fieldkit.records.item import Item
from fieldkit.records.programme import Programme
from fieldkit.records.record import Record
from fieldkit.records.registry import KINDS, build
from fieldkit.records.round import Round
from fieldkit.records.site import Site
from fieldkit.services.lookups import connection_of
from fieldkit.services.reasons import ServiceReason
from fieldkit.store.repositories import directory as repository

R = TypeVar("R", bound=Record)

KIND_OF: dict[type[Record], str] = {kind.value: name for name, kind in KINDS.items()}
_KEPT: frozenset[type[Record]] = frozenset({Area, CardIssuer, Item, Programme, Round, Site})
"""Kinds of the directory that are few and asked for at every scan; a form is neither."""


@dataclass(frozen=True)
class Held(Generic[R]):
    """A record as this node shows it, and the state behind it.

    `listed` is False for what was deleted, erased, or left this node's areas. `disputed`: fields
    with several live values that differ.
    """

    value: R
    state: State
    disputed: tuple[str, ...]
    listed: bool

    def open_fields(self) -> tuple[str, ...]:
        """The disputed fields that have no value in force till somebody settles them."""
        name = KIND_OF[type(self.value)]
        strict = KINDS[name].strict
        return tuple(f"{name}.{field}" for field in self.disputed if field in strict)

    def values(self, field: str) -> list[object]:
        """Every live value of a field."""
        return all_values(self.state, field)


@dataclass(frozen=True)
class Done(Generic[R]):
    """A fact with the stamps of its entry: merge time (HLC), author, area."""

    value: R
    time: int
    by: bytes
    area: bytes

    @property
    def at_ms(self) -> int:
        """The merge time in milliseconds since 1970."""
        return milliseconds(self.time)


def held(replica: Replica, kind: type[R], ids: Collection[bytes]) -> dict[bytes, Held[R]]:
    """Registers by id; those of which too little is known to show are left out."""
    rows = replica.store.records({(KIND_OF[kind], record) for record in ids})
    return held_among(replica, kind, rows.values())


def held_among(replica: Replica, kind: type[R], rows: Iterable[RecordRow]) -> dict[bytes, Held[R]]:
    """The registers of one kind among rows, as `held` gives them."""
    found = (_held(replica, kind, row) for row in rows if row.kind == KIND_OF[kind])
    return {each.value.id: each for each in found if each is not None}


def held_one(replica: Replica, kind: type[R], record: bytes, reason: ServiceReason) -> Held[R]:
    """One listed register; raises `RefusalError` with the reason where it is not held here."""
    found = held(replica, kind, [record]).get(record)
    if found is None or not found.listed:
        raise RefusalError(Refusal(reason))
    return found


def facts(replica: Replica, kind: type[R], ids: Collection[bytes]) -> list[Done[R]]:
    """Facts by id, the oldest first; erased ones and those that left are left out."""
    rows = replica.store.records({(KIND_OF[kind], record) for record in ids})
    return facts_among(replica, kind, rows.values())


def facts_among(replica: Replica, kind: type[R], rows: Iterable[RecordRow]) -> list[Done[R]]:
    """The facts of one kind among rows, as `facts` gives them."""
    some = (row for row in rows if row.kind == KIND_OF[kind])
    found = [done for row in some if (done := _done(replica, kind, row)) is not None]
    return sorted(found, key=lambda done: (done.time, done.value.id))


def _held(replica: Replica, kind: type[R], row: RecordRow) -> Held[R] | None:
    state = unpack(row.state)
    value = build(row.kind, row.id, shown(state, replica.corrections))
    if not isinstance(value, kind):
        return None
    return Held(value, state, row.conflicts, row.listed)


def _done(replica: Replica, kind: type[R], row: RecordRow) -> Done[R] | None:
    state = unpack(row.state)
    if not isinstance(state, Fact) or not row.listed:
        return None
    value = build(row.kind, row.id, state.fields)
    if not isinstance(value, kind):
        return None
    time = replica.corrections.merge_time(state.tag, state.seq, state.time)
    return Done(value, time, state.author, state.area)


def directory(replica: Replica, kind: type[R]) -> list[R]:
    """All directory records of a kind; those that this version cannot read are left out."""
    if kind in _KEPT:
        return list(_kept(replica, kind).values())
    return repository.all_of(connection_of(replica), kind)


def directory_one(replica: Replica, kind: type[R], record: bytes) -> R | None:
    """One directory record by its id."""
    if kind in _KEPT:
        return _kept(replica, kind).get(record)
    return repository.one(connection_of(replica), kind, record)


def _kept(replica: Replica, kind: type[R]) -> dict[bytes, R]:
    """All records of a kind by id, read once for each directory that comes into force."""
    found: dict[bytes, R] | None = replica.directory_read.get(kind)
    if found is None:
        found = {each.id: each for each in repository.all_of(connection_of(replica), kind)}
        replica.directory_read[kind] = found
    return found


def ids_of(keys: Iterable[tuple[str, bytes]], kind: type[Record]) -> list[bytes]:
    """The ids among keys of one kind."""
    return [record for name, record in keys if name == KIND_OF[kind]]
