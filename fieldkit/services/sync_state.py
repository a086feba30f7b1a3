"""What of this node's work is at headquarters, and what is here alone."""

from dataclasses import dataclass

from fieldkit.errors import Refusal
from fieldkit.journal.clock import milliseconds
from fieldkit.journal.entry import decode_header
from fieldkit.journal.replica import Replica
from fieldkit.journal.repository import LogRow
from fieldkit.services.directory_age import expires_ms, issued_ms
from fieldkit.services.session import Session, transact


@dataclass(frozen=True)
class LogState:
    """One log: entries `saved` here, and how many of them headquarters has `confirmed`, signed.

    `own`: written on this node. `waiting_since_ms`: when the oldest unconfirmed entry was written
    (ms since 1970), None where none waits or it may not be read here.
    """

    device: bytes
    incarnation: bytes
    compartment: int
    branch: bytes
    own: bool
    saved: int
    confirmed: int
    waiting_since_ms: int | None

    @property
    def waiting(self) -> int:
        """Entries that headquarters has not confirmed."""
        return max(0, self.saved - self.confirmed)


@dataclass(frozen=True)
class SyncState:
    """All logs held here, and the directory's age.

    `kept_aside`: entries that are held but not in force. `directory_age_ms`: None before the first
    directory; `directory_expired`: its term is over, and work goes on.
    """

    logs: tuple[LogState, ...]
    kept_aside: int
    directory_age_ms: int | None
    directory_expired: bool

    @property
    def saved(self) -> int:
        """Entries written on this node."""
        return sum(log.saved for log in self.logs if log.own)

    @property
    def confirmed(self) -> int:
        """Entries written on this node that headquarters has signed for."""
        return sum(min(log.saved, log.confirmed) for log in self.logs if log.own)

    @property
    def waiting(self) -> int:
        """Entries written on this node that are not known to be at headquarters."""
        return self.saved - self.confirmed


def sync_state(session: Session) -> SyncState | Refusal:
    """How far each log held here is known to be at headquarters."""
    return transact(session, lambda replica: _state(session, replica))


def _state(session: Session, replica: Replica) -> SyncState:
    now, issued, expires = session.clock.now_ms(), issued_ms(replica), expires_ms(replica)
    return SyncState(
        tuple(_log(session, replica, row) for row in replica.store.logs()),
        len(replica.store.unapplied()),
        None if issued is None else max(0, now - issued),
        expires is not None and now > expires,
    )


def _log(session: Session, replica: Replica, row: LogRow) -> LogState:
    return LogState(
        row.name.device,
        row.name.incarnation,
        row.name.compartment,
        row.branch,
        row.name.device == session.pen.log.device,
        row.seq,
        row.confirmed,
        _waiting_since(replica, row),
    )


def _waiting_since(replica: Replica, row: LogRow) -> int | None:
    first = row.confirmed + 1
    rows = replica.store.entries(row.id, first, first) if first <= row.seq else []
    header = rows[0].entry.header if rows else b""
    return milliseconds(decode_header(header).time) if header else None
