"""Settling a disputed field: one of its values becomes the only one."""

from dataclasses import dataclass

from fieldkit.errors import Refusal, RefusalError
from fieldkit.journal.author import Act
from fieldkit.journal.clock import milliseconds
from fieldkit.journal.merge import all_values, conflicts, live_writes
from fieldkit.journal.replica import Replica
from fieldkit.journal.state import Register, unpack
from fieldkit.records.user import Role
from fieldkit.services.reasons import ServiceReason
from fieldkit.services.session import Change, Session, permit, put, transact

ROLES = (Role.TEAM_LEAD, Role.DATA_MANAGER)


@dataclass(frozen=True)
class Choice:
    """One live value of a field: who wrote it (user id), and when (merge time, ms since 1970)."""

    value: object
    by: bytes
    at_ms: int


@dataclass(frozen=True)
class Settled:
    """A field that is no longer disputed."""

    kind: str
    record: bytes
    field: str
    change: Change


def choices(session: Session, kind: str, record: bytes) -> dict[str, tuple[Choice, ...]] | Refusal:
    """The disputed fields of a record with all their values, the shown one first."""
    return transact(session, lambda replica: _choices(replica, kind, record))


def settle(
    session: Session, kind: str, record: bytes, field: str, value: object
) -> Settled | Refusal:
    """Writes the chosen value over all live ones, as the journal holds them (`Choice.value`).

    Refuses a record not held here, a field that is not disputed, and a value that nobody wrote.
    """
    return transact(session, lambda replica: _settle(session, replica, kind, record, field, value))


def _register(replica: Replica, kind: str, record: bytes) -> Register:
    row = replica.store.records({(kind, record)}).get(record)
    state = unpack(row.state) if row else None
    if not isinstance(state, Register):
        raise RefusalError(Refusal(ServiceReason.RECORD_UNKNOWN))
    return state


def _choices(replica: Replica, kind: str, record: bytes) -> dict[str, tuple[Choice, ...]]:
    state = _register(replica, kind, record)
    return {field: _of_field(replica, state, field) for field in sorted(conflicts(state))}


def _of_field(replica: Replica, state: Register, field: str) -> tuple[Choice, ...]:
    merge_time = replica.corrections.merge_time
    return tuple(
        Choice(
            write.fields[field],
            write.author,
            milliseconds(merge_time(write.tag, write.seq, write.time)),
        )
        for write in live_writes(state, field, replica.corrections)
    )


def _settle(
    session: Session, replica: Replica, kind: str, record: bytes, field: str, value: object
) -> Settled | Refusal:
    permit(session, *ROLES)
    state = _register(replica, kind, record)
    if field not in conflicts(state):
        return Refusal(ServiceReason.NOT_DISPUTED)
    if value not in all_values(state, field):
        return Refusal(ServiceReason.NOT_A_CHOICE)
    act = Act(kind, record, session.place.area, {field: value})
    return Settled(kind, record, field, put(session, replica, [act]))
