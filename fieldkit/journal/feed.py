"""The feed from which pages are made: which record is, or was, in which area, at what position.

A record is where its household is; one without a household is where its act was done. Every change
of a record gives it a new position in each of its areas; a record that goes elsewhere stays behind
as a note that it left, so that laptops of the old area let go of it.
"""

from collections.abc import Iterable, Mapping

from fieldkit.journal.apply import held_rows
from fieldkit.journal.entry import decode_header
from fieldkit.journal.merge import all_values
from fieldkit.journal.replica import Replica
from fieldkit.journal.repository import EntryRow, Placement
from fieldkit.journal.state import Fact, State, unpack
from fieldkit.records.registry import KINDS

Key = tuple[str, bytes]
NOWHERE = bytes(16)
"""Stands for the area in the note at a household that is awaited (`_awaited`)."""


def feed(
    replica: Replica, changed: Mapping[Key, State], acted_in: Mapping[Key, set[bytes]]
) -> None:
    """Places changed records; `acted_in` gives the areas of the acts that touched each."""
    if not changed:
        return
    known = replica.store.placements([record for _, record in changed])
    states = {**_members(replica, changed, known), **changed}
    homes = _homes(replica, states)
    known |= replica.store.placements([record for _, record in states if record not in known])
    position = replica.store.position(0)
    rows: list[Placement] = []
    for key, state in sorted(states.items(), key=lambda pair: pair[0]):
        before = _before(known, key)
        acted = acted_in.get(key, set())
        areas = _areas(replica, key, state, homes, acted, before)
        gone = set(before) | acted
        if key not in changed and {area for area, row in before.items() if row.here} == areas:
            continue
        # Left before here: of two areas of one laptop, the one that shows the record has the last
        # word (`paging.apply_page`).
        for area in [*sorted(gone - areas), *sorted(areas)]:
            position += 1
            rows.append(Placement(area, key[0], key[1], position, area in areas))
    replica.store.position(len(rows))
    replica.store.put_placements([*rows, *_awaited(changed, homes)])


def _before(known: Mapping[bytes, list[Placement]], key: Key) -> dict[bytes, Placement]:
    rows = known.get(key[1], ())
    return {row.area: row for row in rows if row.kind == key[0] and row.area != NOWHERE}


def _awaited(changed: Mapping[Key, State], homes: Mapping[bytes, set[bytes]]) -> list[Placement]:
    """Notes at households not heard of yet that records of theirs are here already."""
    waiting = {
        root for key, state in changed.items() for root in _roots(key, state) if not homes.get(root)
    }
    return [Placement(NOWHERE, "household", root, 0, False) for root in sorted(waiting)]


def areas_of(rows: Iterable[EntryRow]) -> dict[Key, set[bytes]]:
    """The areas in which entries say that they were done, by record."""
    found: dict[Key, set[bytes]] = {}
    for row in rows:
        if row.kind:
            found.setdefault((row.kind, row.record), set()).add(row.area)
    return found


def _members(
    replica: Replica,
    changed: Mapping[Key, State],
    known: Mapping[bytes, list[Placement]],
) -> dict[Key, State]:
    """The records of households that moved, or are new but awaited: they go along.

    A new household whose records did not come before it has none to look for.
    """
    households = []
    for (kind, record), state in changed.items():
        placed = known.get(record)
        if kind != "household" or not placed:
            continue
        before = {row.area for row in placed if row.here}
        if before != set(all_values(state, "area")):
            households.append(record)
    if not households:
        return {}
    keys = [key for key in replica.store.rooted(households) if key not in changed]
    return {key: unpack(row.state) for key, row in held_rows(replica, keys).items()}


def _homes(replica: Replica, states: Mapping[Key, State]) -> dict[bytes, set[bytes]]:
    """The areas of every household that these records name; all, where they are disputed."""
    roots = {root for key, state in states.items() for root in _roots(key, state)}
    found = {record: state for (kind, record), state in states.items() if kind == "household"}
    rows = replica.store.records([("household", root) for root in roots - found.keys()])
    found |= {root: unpack(row.state) for root, row in rows.items()}
    return {
        root: {area for area in all_values(state, "area") if area} for root, state in found.items()
    }


def _roots(key: Key, state: State) -> list[bytes]:
    kind = KINDS.get(key[0])
    if kind is None or kind.root is None:
        return []
    return (
        [key[1]] if kind.root == "id" else [root for root in all_values(state, kind.root) if root]
    )


def _areas(
    replica: Replica,
    key: Key,
    state: State,
    homes: Mapping[bytes, set[bytes]],
    acted: set[bytes],
    before: Mapping[bytes, Placement],
) -> set[bytes]:
    areas = {area for root in _roots(key, state) for area in homes.get(root, ())}
    if areas and isinstance(state, Fact) and KINDS[key[0]].stays:
        return areas | {state.area}
    if areas:
        return areas
    if isinstance(state, Fact):
        return {state.area}
    here = {area for area, row in before.items() if row.here}
    if here:
        return here
    if acted:
        return acted
    return _first_area(replica, key[1])


def _first_area(replica: Replica, record: bytes) -> set[bytes]:
    for row in replica.store.entries_on([record]):
        if row.entry.header:
            return {decode_header(row.entry.header).area}
    return set()
