"""Letting go of records that left this replica's areas."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from fieldkit.journal.apply import held_rows, rebuild, row_of
from fieldkit.journal.classify import reclassify
from fieldkit.journal.merge import contains, left
from fieldkit.journal.replica import Replica
from fieldkit.journal.repository import LogRow, RecordRow
from fieldkit.journal.state import Erased, Left, unpack

MANY = 1 << 31


def let_go(replica: Replica, rows: Iterable[RecordRow]) -> None:
    """Takes what left our areas out of the journal, once headquarters is known to contain it.

    Our own entries stay sealed to headquarters, which may need them again after a restore; those
    of others stay bare. The chain keeps its heads.
    """
    gone = {
        (row.kind, row.id): state for row in rows if isinstance(state := unpack(row.state), Left)
    }
    if not gone:
        return
    logs = {row.id: row for row in replica.store.logs()}
    changed = []
    for row in replica.store.entries_on({record for _, record in gone}):
        left_state = gone.get((row.kind, row.record))
        if left_state is None:
            continue
        applicable = reclassify(replica, logs[row.log], row)[1]
        if applicable is None or not contains(left_state, applicable):
            continue
        own = logs[row.log].name.device == replica.own_device
        key = replica.headquarters
        changed.append(row.now(row.entry.sealed(key.sealing) if own and key else row.entry.bare()))
    replica.store.put_entries(changed)


def let_go_of_own(replica: Replica, log: LogRow, first: int) -> None:
    """Seals own acts done outside this replica's areas, now that headquarters has signed for them.

    Entries `first` to `log.confirmed`. A record that headquarters' pages speak of is left to them.
    """
    if replica.areas is None or replica.headquarters is None:
        return
    outside = [
        row
        for row in replica.store.entries(log.id, first, log.confirmed)
        if row.open and row.kind and row.area not in replica.areas
    ]
    held = held_rows(replica, {(row.kind, row.record) for row in outside})
    unpaged = {key for key, row in held.items() if not row.paged and row.baseline is None}
    going = [row for row in outside if (row.kind, row.record) in unpaged]
    sealing = replica.headquarters.sealing
    replica.store.put_entries([row.now(row.entry.sealed(sealing)) for row in going])
    rebuild(replica, {(row.kind, row.record) for row in going})


def leave_areas(replica: Replica, gone: Collection[bytes]) -> None:
    """Lets go of all that pages of these areas brought, when headquarters takes them from us.

    Should an area come back, its pages are read again from the start.
    """
    for area in gone:
        placed = replica.store.feed(area, 0, MANY)
        elsewhere = replica.store.placements([row.record for row in placed])
        going = [
            row
            for row in placed
            if not any(
                other.here and other.area in (replica.areas or ())
                for other in elsewhere.get(row.record, ())
                if other.kind == row.kind
            )
        ]
        held = held_rows(replica, [(row.kind, row.record) for row in going])
        rows = [_marker(replica, row) for row in held.values()]
        replica.store.put_records(rows)
        let_go(replica, rows)
        replica.store.put_placements([replace(row, here=False, position=0) for row in placed])


def _marker(replica: Replica, row: RecordRow) -> RecordRow:
    state = unpack(row.state)
    if isinstance(state, Erased):
        return row
    return row_of(replica, (row.kind, row.id), left(None, state.seen), None, paged=True)
