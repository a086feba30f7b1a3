"""Placing a verified segment among what is already held of its log, forks included."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from fieldkit.journal.log import LogName
from fieldkit.journal.replica import Replica
from fieldkit.journal.repository import LogRow


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the i-th entry of a segment belongs; `known` if an entry with its head is there."""

    log: int
    known: bool


@dataclass
class Branches:
    """The branches held of one log, changed in memory until `save`."""

    replica: Replica
    name: LogName
    rows: dict[int, LogRow] = field(default_factory=dict)
    forked: bool = False

    def __post_init__(self) -> None:
        self.rows = {row.id: row for row in self.replica.store.logs(self.name)}
        if not self.rows:
            main = self.replica.main_log(self.name)
            self.rows = {main.id: main}

    def owner(self, row: LogRow, seq: int) -> LogRow:
        """The row that keeps entry `seq` of a branch: its own, or one that it left later."""
        while seq <= row.fork and row.parent is not None:
            row = self.rows[row.parent]
        return row

    def head_at(self, row: LogRow, seq: int) -> bytes | None:
        """The head after entry `seq` along a branch, None past its tip."""
        row = self.owner(row, seq)
        if seq == 0:
            return self.name.origin(self.replica.organisation)
        if seq == row.seq:
            return row.head
        return self.replica.store.heads(row.id, seq, seq).get(seq)

    def candidates(self, first: int) -> list[tuple[LogRow, bytes]]:
        """Branches that reach up to entry `first` - 1, with the head there, distinct heads only."""
        found: dict[bytes, LogRow] = {}
        for row in self.rows.values():
            head = self.head_at(row, first - 1) if first - 1 <= row.seq else None
            if head is not None:
                found.setdefault(head, row)
        return [(row, head) for head, row in found.items()]

    def place(self, row: LogRow, first: int, heads: Sequence[bytes]) -> list[Spot]:
        """A spot for each head of a run that follows entry `first` - 1 of `row`.

        New heads lengthen a branch; where one differs from what is held, a branch begins.
        """
        last = first + len(heads) - 1
        held = self._held(row, first, last)
        spots = []
        for seq, head in enumerate(heads, start=first):
            child = self._child(row, seq, head)
            if child is not None:
                row = child
                held = self._held(row, seq, last)
            known = held.get(seq) == head
            if not known and seq != self.rows[row.id].seq + 1:
                row = self._fork(row, seq, head)
                held = {}
            if not known:
                self.rows[row.id] = replace(self.rows[row.id], seq=seq, head=head)
            spots.append(Spot(row.id, known))
            row = self.rows[row.id]
        return spots

    def _held(self, row: LogRow, first: int, last: int) -> dict[int, bytes]:
        if first > row.seq:
            return {}
        held = self.replica.store.heads(row.id, first, last)
        while first <= row.fork and row.parent is not None:
            fork = row.fork
            row = self.rows[row.parent]
            held |= self.replica.store.heads(row.id, first, min(fork, last))
        return held

    def _child(self, row: LogRow, seq: int, head: bytes) -> LogRow | None:
        for other in self.rows.values():
            if other.parent == row.id and other.fork == seq - 1 and other.branch == head:
                return other
        return None

    def _fork(self, row: LogRow, seq: int, head: bytes) -> LogRow:
        """A new branch that leaves before entry `seq`, of the row that owns entry `seq` - 1."""
        before = self.head_at(row, seq - 1)
        assert before is not None
        while seq - 1 < row.fork and row.parent is not None:
            row = self.rows[row.parent]
        taken = max(self.rows)
        identity = max(taken + 1, self.replica.store.new_log_id())
        fork = LogRow(
            identity,
            self.name,
            head[:8],
            seq - 1,
            before,
            branch=head,
            parent=row.id,
            fork=seq - 1,
        )
        self.rows[identity] = fork
        self.forked = True
        return fork

    def save(self) -> None:
        for row in self.rows.values():
            self.replica.store.save_log(row)
