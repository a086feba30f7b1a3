"""Whether a replica's chains hold and its tables are what page baseline and journal add up to.

Nothing is changed: every head is reckoned again from its log's origin, every signature is checked,
every record is rebuilt, and each difference is named.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from fieldkit.journal.apply import Key, rebuilt
from fieldkit.journal.chain import Branches
from fieldkit.journal.classify import reclassify
from fieldkit.journal.entry import next_head
from fieldkit.journal.merge import Applicable
from fieldkit.journal.replica import Replica
from fieldkit.journal.repository import EntryRow, LogRow, RecordRow
from fieldkit.journal.segment import Checkpoint, checkpoint_holds
from fieldkit.records.ids import directory_id

BATCH = 500
MANY = 1 << 31


class Fault(StrEnum):
    """In what a replica differs from what its journal says."""

    GAP = "gap"
    CHAIN = "chain"
    TIP = "tip"
    CERTIFICATE = "certificate"
    SIGNATURE = "signature"
    UNSIGNED = "unsigned"
    STATUS = "status"
    MISSING = "missing"
    UNFOUNDED = "unfounded"
    STATE = "state"
    SHOWN = "shown"


@dataclass(frozen=True, slots=True)
class Difference:
    """One fault: in a log's row from `seq` on, or in a record (`kind`, `id`)."""

    fault: Fault
    log: int | None = None
    seq: int = 0
    kind: str = ""
    id: bytes = b""


@dataclass(frozen=True, slots=True)
class Verified:
    """How many entries and records were looked at, and all that differs; nothing if all is well."""

    entries: int
    records: int
    differences: tuple[Difference, ...]


def verify(replica: Replica) -> Verified:
    """Checks all that is held, inside the caller's transaction; nothing is written.

    Looks at the records that entries or the feed of an area speak of; memory grows with their
    number, not with their content.
    """
    differences: list[Difference] = []
    keys: set[Key] = set()
    entries = 0
    for log in replica.store.logs():
        found = _log(replica, log, keys)
        entries += log.seq - log.fork
        differences += found
    keys |= _placed(replica)
    for some in _batches(sorted(keys)):
        for key, held, expected in added_up(replica, some):
            fault = _fault(held, expected)
            if fault is not None:
                differences.append(Difference(fault, kind=key[0], id=key[1]))
    return Verified(entries, len(keys), tuple(differences))


def added_up(
    replica: Replica, keys: Collection[Key]
) -> Iterator[tuple[Key, RecordRow | None, RecordRow | None]]:
    """Each record as the table holds it and as page and entries add up to; None: there is none."""
    held = replica.store.records(keys)
    logs = {row.id: row for row in replica.store.logs()}
    entries: dict[bytes, list[Applicable]] = {}
    for row in replica.store.entries_on({record for _, record in keys}):
        applicable = reclassify(replica, logs[row.log], row)[1]
        if applicable is not None:
            entries.setdefault(row.record, []).append(applicable)
    for key in keys:
        before = held.get(key[1])
        yield key, before, rebuilt(replica, key, before, entries.get(key[1], ()))


def _log(replica: Replica, log: LogRow, keys: set[Key]) -> list[Difference]:
    """One branch's chain, signatures and judgements; adds the records that it speaks of."""
    branches = Branches(replica, log.name)
    head, seq, signed = branches.head_at(log, log.fork), log.fork, log.fork
    if head is None:
        return [Difference(Fault.GAP, log.id, seq)]
    found: list[Difference] = []
    while seq < log.seq:
        rows = replica.store.entries(log.id, seq + 1, seq + BATCH)
        heads, broken = _chained(log, rows, seq, head)
        if broken is not None:
            return [*found, broken]
        seq, head = rows[-1].seq, rows[-1].head
        keys.update((row.kind, row.record) for row in rows if row.kind)
        found += _judged(replica, log, rows)
        checkpoints = replica.store.checkpoints(log.id, rows[0].seq, seq)
        found += _signatures(replica, log, checkpoints, heads)
        signed = max([signed, *(checkpoint.seq for checkpoint in checkpoints)])
    if (seq, head) != (log.seq, log.head):
        found.append(Difference(Fault.TIP, log.id, seq))
    if signed < log.seq and not any(row.parent == log.id for row in branches.rows.values()):
        found.append(Difference(Fault.UNSIGNED, log.id, signed + 1))
    return found


def _chained(
    log: LogRow, rows: Sequence[EntryRow], seq: int, head: bytes
) -> tuple[dict[int, bytes], Difference | None]:
    """The head at each of the rows that follow entry `seq`, and where the chain breaks."""
    heads: dict[int, bytes] = {}
    for row in rows:
        seq += 1
        if row.seq != seq:
            return heads, Difference(Fault.GAP, log.id, seq)
        head = next_head(head, row.entry)
        if row.head != head:
            return heads, Difference(Fault.CHAIN, log.id, seq)
        heads[seq] = head
    return heads, None if rows else Difference(Fault.GAP, log.id, seq + 1)


def _judged(replica: Replica, log: LogRow, rows: Sequence[EntryRow]) -> Iterator[Difference]:
    """Entries that this version and this directory judge otherwise than is noted."""
    for row in rows:
        if reclassify(replica, log, row)[0].status != row.status:
            yield Difference(Fault.STATUS, log.id, row.seq)


def _signatures(
    replica: Replica, log: LogRow, checkpoints: list[Checkpoint], heads: dict[int, bytes]
) -> Iterator[Difference]:
    certificate = replica.store.incarnation(log.name)
    if certificate is None:
        yield Difference(Fault.CERTIFICATE, log.id, min(heads))
        return
    for checkpoint in checkpoints:
        users = replica.store.user_key(log.name.device, checkpoint.author)
        if not users:
            yield Difference(Fault.CERTIFICATE, log.id, checkpoint.seq)
        elif not any(
            checkpoint_holds(
                checkpoint,
                replica.organisation,
                log.name,
                heads[checkpoint.seq],
                (certificate.public_key, user.public_key),
            )
            for user in users
        ):
            yield Difference(Fault.SIGNATURE, log.id, checkpoint.seq)


def _placed(replica: Replica) -> set[Key]:
    """The records that pages, or headquarters' feed, put into an area of the directory."""
    codes = (fields["code"] for _, fields in replica.directory_fields("area"))
    areas = {directory_id(replica.organisation, "area", code) for code in codes}
    return {
        (row.kind, row.record)
        for area in areas | (replica.areas or frozenset())
        for row in replica.store.feed(area, 0, MANY)
    }


def _fault(held: RecordRow | None, expected: RecordRow | None) -> Fault | None:
    if held is None or expected is None:
        if held is expected:
            return None
        return Fault.MISSING if held is None else Fault.UNFOUNDED
    if (held.state, held.baseline, held.paged) != (
        expected.state,
        expected.baseline,
        expected.paged,
    ):
        return Fault.STATE
    if (held.root, held.listed, held.conflicts) != (
        expected.root,
        expected.listed,
        expected.conflicts,
    ):
        return Fault.SHOWN
    return None


def _batches(keys: list[Key]) -> Iterator[list[Key]]:
    for start in range(0, len(keys), BATCH):
        yield keys[start : start + BATCH]
