"""Applying entries to records: one by one as they come, or again from the start.

A record's state is what a page said of it (or nothing) plus the entries held that the page does not
contain. `absorb` adds new entries to it; `rebuild` adds all up again, in any case where something
other than a new entry changed.
"""

from collections.abc import Collection, Iterable, Sequence

from fieldkit.journal.classify import reclassify
from fieldkit.journal.log import LogName
from fieldkit.journal.merge import Applicable, apply, conflicts, contains, shown
from fieldkit.journal.replica import Replica
from fieldkit.journal.repository import EntryRow, RecordRow
from fieldkit.journal.state import Erased, Fact, Left, State, unpack
from fieldkit.records.registry import KINDS

Key = tuple[str, bytes]
MANY = 1 << 62


def held_rows(replica: Replica, keys: Collection[Key]) -> dict[Key, RecordRow]:
    """The rows of these records; an id claimed for two kinds is two records."""
    found: dict[Key, RecordRow] = {}
    for kind in {kind for kind, _ in keys}:
        rows = replica.store.records([key for key in keys if key[0] == kind])
        found |= {(kind, record): row for record, row in rows.items()}
    return found


def records_of(replica: Replica, name: LogName) -> set[Key]:
    """The records that a log's entries are about."""
    rows = (
        row for log in replica.store.logs(name) for row in replica.store.entries(log.id, 1, MANY)
    )
    return {(row.kind, row.record) for row in rows if row.kind}


def absorb(
    replica: Replica, entries: Sequence[tuple[EntryRow, Applicable | None]]
) -> dict[Key, State]:
    """Applies entries that are new here; returns the records that changed, as they are now."""
    ready = [(row, entry) for row, entry in entries if entry is not None]
    keys = {(row.kind, row.record) for row, _ in ready}
    rows = held_rows(replica, keys)
    states = {key: unpack(held.state) for key, held in rows.items()}
    changed: dict[Key, State] = {}
    for row, entry in ready:
        key = (row.kind, row.record)
        state = states.get(key)
        if state is None or not contains(state, entry):
            states[key] = changed[key] = apply(state, entry)
    fresh = []
    for key, state in changed.items():
        held = rows.get(key)
        position = held.position if held else 0
        fresh.append(row_of(replica, key, state, _beneath(held), position=position))
    replica.store.put_records(fresh)
    return changed


def _beneath(held: RecordRow | None) -> bytes | None:
    """What headquarters last said of a record that now gets entries on top."""
    if held is None:
        return None
    return held.state if held.paged else held.baseline


def rebuild(replica: Replica, keys: Collection[Key]) -> dict[Key, State]:
    """Adds up records again from page and entries; returns them as they are now."""
    keys = set(keys)
    held = held_rows(replica, keys)
    logs = {row.id: row for row in replica.store.logs()}
    entries = replica.store.entries_on({record for _, record in keys})
    judged = [(row, *reclassify(replica, logs[row.log], row)) for row in entries]
    replica.store.put_entries([after for before, after, _ in judged if after != before])
    by_record: dict[Key, list[Applicable]] = {}
    for before, _, applicable in judged:
        if applicable is not None:
            by_record.setdefault((before.kind, before.record), []).append(applicable)
    found = [rebuilt(replica, key, held.get(key), by_record.get(key, ())) for key in sorted(keys)]
    rows = [row for row in found if row is not None]
    replica.store.put_records(rows)
    return {(row.kind, row.id): unpack(row.state) for row in rows}


def rebuilt(
    replica: Replica, key: Key, held: RecordRow | None, entries: Iterable[Applicable]
) -> RecordRow | None:
    """The row that page and entries add up to; None where nothing is known."""
    baseline = _beneath(held)
    state = unpack(baseline) if baseline else None
    above = [entry for entry in entries if state is None or not contains(state, entry)]
    position = held.position if held else 0
    if key[1] in replica.erased:
        state, above = Erased(replica.erased[key[1]]), []
    if state is None and not above:
        return empty_row(key) if held else None
    for entry in above:
        state = apply(state, entry)
    assert state is not None
    if not above and baseline is not None:
        return row_of(replica, key, state, None, paged=True, position=position)
    return row_of(replica, key, state, baseline, position=position)


def empty_row(key: Key) -> RecordRow:
    """A record of which nothing is in force any more (its only entries were cut off)."""
    return RecordRow(key[0], key[1], Left({}).pack())


def row_of(
    replica: Replica,
    key: Key,
    state: State,
    baseline: bytes | None,
    paged: bool = False,
    position: int = 0,
) -> RecordRow:
    """The row to keep for a state, with what tables show of it."""
    kind, record = key
    known = KINDS.get(kind)
    values = shown(state, replica.corrections)
    gone = isinstance(state, Erased | Left) or (
        baseline is not None and not paged and isinstance(unpack(baseline), Left)
    )
    born = known is not None and known.required <= values.keys() and not values.get("deleted")
    root = None
    if known is not None and known.root is not None:
        root = record if known.root == "id" else values.get(known.root)
    return RecordRow(
        kind,
        record,
        state.pack(),
        paged=paged,
        baseline=baseline,
        position=position,
        root=root,
        listed=born and not gone and (bool(values) or isinstance(state, Fact)),
        conflicts=tuple(sorted(conflicts(state))),
        values=values,
    )
