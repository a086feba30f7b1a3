"""Who acts, where, with what: the one value that every service is handed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, tzinfo
from typing import Any, TypeVar

from fieldkit.errors import Refusal, RefusalError
from fieldkit.journal.author import Act, Pen, Written, write
from fieldkit.journal.clock import wall_time
from fieldkit.journal.node import Node
from fieldkit.journal.replica import Replica
from fieldkit.ports import Clock
from fieldkit.records.ids import new_id
from fieldkit.records.user import Role
from fieldkit.services.reasons import ServiceReason

T = TypeVar("T")


@dataclass(frozen=True)
class Workplace:
    """Where work is done today: a site of the directory and its area, by id and by code."""

    site: bytes
    site_code: str
    area: bytes
    area_code: str


@dataclass(frozen=True)
class Session:
    """One user at work on one node.

    `pen` signs for the user (`pen.user` is their id). `card_organisation` is the organisation's
    number on cards. `zone` is that of the site: by it the day is reckoned.
    """

    node: Node
    pen: Pen
    clock: Clock
    place: Workplace
    roles: frozenset[Role]
    card_organisation: int
    zone: tzinfo = UTC

    def today(self) -> date:
        """The day at the site."""
        return self.day_of(self.clock.now_ms())

    def day_of(self, at_ms: int) -> date:
        """The day at the site of a moment (ms since 1970), as `wall_time` has it."""
        return wall_time(at_ms, self.zone).date()

    def new_id(self) -> bytes:
        """The id of a new register."""
        return new_id(self.clock.now_ms(), self.pen.randomness)


@dataclass(frozen=True)
class Change:
    """What an act changed: (kind, id) of each record; `seq` is that of the act's last entry in
    this node's log, by which its way to headquarters can be followed (`sync_state`).
    """

    touched: frozenset[tuple[str, bytes]]
    seq: int


def transact(session: Session, work: Callable[[Replica], T | Refusal]) -> T | Refusal:
    """Does `work` in one transaction and gives its result, once saved.

    A refusal, be it the work's own or the store's (a full disk), means that nothing was saved.
    """
    try:
        with session.node.transaction() as replica:
            result = work(replica)
            if isinstance(result, Refusal):
                raise RefusalError(result)
            return result
    except RefusalError as error:
        return error.refusal


def permit(session: Session, *roles: Role) -> None:
    """Raises `RefusalError` with `services.not_allowed` for whoever has none of these roles."""
    if not session.roles.intersection(roles):
        raise RefusalError(Refusal(ServiceReason.NOT_ALLOWED))


def put(session: Session, replica: Replica, acts: Sequence[Act]) -> Change:
    """Writes all acts or none; raises `RefusalError` with the journal's reason."""
    written = _written(session, replica, acts)
    return Change(written.touched, written.rows[-1].seq)


def put_fact(
    session: Session, replica: Replica, kind: str, area: bytes, fields: Mapping[str, Any]
) -> tuple[bytes, Change]:
    """Writes one fact; its id and what changed. Raises as `put` does."""
    written = _written(session, replica, [Act(kind, None, area, dict(fields))])
    row = written.rows[0]
    return row.record, Change(written.touched, row.seq)


def _written(session: Session, replica: Replica, acts: Sequence[Act]) -> Written:
    written = write(replica, session.pen, acts)
    if isinstance(written, Refusal):
        raise RefusalError(written)
    return written
