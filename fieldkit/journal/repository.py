"""What the journal needs of a store: rows in, rows out, all inside the caller's transaction.

`memory.MemoryJournal` and `store`'s SQL repository behave alike (tests/contract). Nothing here
commits: a unit of work around the call does.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from fieldkit.journal.entry import Entry, Form
from fieldkit.journal.log import IncarnationCertificate, LogName, UserKeyCertificate
from fieldkit.journal.segment import Checkpoint

APPLIED = ""
"""Status of an entry that is in force, or that this replica can't or need not read."""


@dataclass(frozen=True, slots=True)
class LogRow:
    """One branch of a log as this replica holds it.

    `branch` is empty for the log itself, else the first differing head of a fork; `parent` is then
    the row it left after seq `fork`. `seq` and `head` are its tip. `confirmed` is the last seq that
    headquarters has signed for, in `epoch`.
    """

    id: int
    name: LogName
    tag: bytes
    seq: int
    head: bytes
    branch: bytes = b""
    parent: int | None = None
    fork: int = 0
    confirmed: int = 0
    epoch: int = 0


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry as held: where it stands, its head, what its header says, and its status.

    `status` is APPLIED or the code of the reason for which it is kept but not in force. `record` is
    the register's or the fact's id, empty when the entry is bare or can't be parsed.
    """

    log: int
    seq: int
    head: bytes
    kind: str
    record: bytes
    area: bytes
    entry: Entry
    status: str = APPLIED

    def now(self, entry: Entry) -> "EntryRow":
        return replace(self, entry=entry)

    @property
    def open(self) -> bool:
        return self.entry.form is Form.OPEN


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A record as held: its packed state, and what a table shows of it.

    `paged`: the state is exactly what headquarters' page said. `baseline`: the page's state, where
    own or relayed entries have been applied above it. `root`: the household it belongs to.
    `position`: that page's, by which a later page is told from an earlier one.
    `listed`: born, not erased, not deleted, not gone from the areas. `conflicts`: disputed fields.
    """

    kind: str
    id: bytes
    state: bytes
    paged: bool = False
    baseline: bytes | None = None
    position: int = 0
    root: bytes | None = None
    listed: bool = False
    conflicts: tuple[str, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Placement:
    """Headquarters' note that a record is (or was, `here` False) in an area, at a position.

    `position` is epoch << 40 | count, rising in commit order.
    """

    area: bytes
    kind: str
    record: bytes
    position: int
    here: bool


@dataclass(frozen=True, slots=True)
class DirectoryRow:
    """One directory record: canonical bytes, as hashed in the manifest, and when it came in."""

    kind: str
    id: bytes
    body: bytes
    version: int


class JournalStore(Protocol):
    """The tables under a replica. One writer at a time; the caller owns the transaction."""

    def logs(self, name: LogName | None = None) -> list[LogRow]:
        """All branches held of a log (or of every log), the oldest row first."""
        ...

    def save_log(self, row: LogRow) -> None: ...

    def drop_log(self, log: int) -> None:
        """Forgets a branch row with its entries and checkpoints, which are then put anew."""
        ...

    def new_log_id(self) -> int: ...

    def entries(self, log: int, first: int, last: int) -> list[EntryRow]:
        """Entries of one row's own span, by seq; those before a branch's fork are its parent's."""
        ...

    def heads(self, log: int, first: int, last: int) -> dict[int, bytes]: ...

    def entries_on(self, records: Collection[bytes]) -> list[EntryRow]:
        """All entries that touch these records, ordered by (log, seq)."""
        ...

    def put_entries(self, rows: Sequence[EntryRow]) -> None:
        """Inserts, or replaces what stands at (log, seq)."""
        ...

    def unapplied(self) -> list[EntryRow]:
        """Entries kept with a reason, not in force."""
        ...

    def checkpoints(self, log: int, first: int, last: int) -> list[Checkpoint]:
        """Checkpoints held of a row's own span, by seq."""
        ...

    def put_checkpoint(self, log: int, checkpoint: Checkpoint) -> None: ...

    def incarnation(self, name: LogName) -> IncarnationCertificate | None: ...

    def user_key(self, device: bytes, user: bytes) -> list[UserKeyCertificate]: ...

    def put_certificates(
        self,
        incarnations: Iterable[IncarnationCertificate],
        user_keys: Iterable[UserKeyCertificate],
    ) -> None: ...

    def certificates_of(
        self, device: bytes
    ) -> tuple[list[IncarnationCertificate], list[UserKeyCertificate]]: ...

    def records(self, keys: Collection[tuple[str, bytes]]) -> dict[bytes, RecordRow]:
        """The rows held of these (kind, id); values need not be filled in."""
        ...

    def put_records(self, rows: Sequence[RecordRow]) -> None: ...

    def rooted(self, roots: Collection[bytes]) -> list[tuple[str, bytes]]:
        """Records whose household is among `roots`, and all whose household is disputed."""
        ...

    def disputed(self) -> list[tuple[str, bytes]]:
        """Records with open conflicts."""
        ...

    def placements(self, records: Collection[bytes]) -> dict[bytes, list[Placement]]: ...

    def put_placements(self, rows: Sequence[Placement]) -> None: ...

    def feed(self, area: bytes, after: int, limit: int) -> list[Placement]:
        """Placements of one area past a position, in order of position."""
        ...

    def feed_size(self, area: bytes, after: int) -> int:
        """How many placements of one area are past a position."""
        ...

    def position(self, advance: int) -> int:
        """Adds to the counter of positions and returns its new value."""
        ...

    def directory(self, kind: str | None = None) -> list[DirectoryRow]: ...

    def directory_record(self, kind: str, record: bytes) -> DirectoryRow | None: ...

    def put_directory(self, rows: Sequence[DirectoryRow]) -> None:
        """Replaces the directory by these rows, all of it."""
        ...

    def setting(self, name: str) -> bytes | None:
        """A named blob: the manifest, cursors, the epoch."""
        ...

    def put_setting(self, name: str, value: bytes) -> None: ...

    def held_files(self) -> frozenset[bytes]:
        """The SHA-256 of each file of the directory that is here."""
        ...

    def file(self, sha256: bytes) -> bytes | None: ...

    def put_file(self, sha256: bytes, content: bytes) -> None:
        """Keeps a file under its hash, which the caller has checked."""
        ...

    def drop_file(self, sha256: bytes) -> None: ...
