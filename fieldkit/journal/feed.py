"""The feed from which pages are made: which record is, or was, in which area, at what position.

A record is where its household is; one without a household is where its act was done. Every change
of a record gives it a new position in each of its areas; a record that goes elsewhere stays behind
as a note that it left, so that laptops of the old area let go of it.
"""

from collections.abc import Collection, Mapping

from fieldkit.journal.entry import decode_header
from fieldkit.journal.merge import all_values
from fieldkit.journal.replica import Replica
from fieldkit.journal.repository import Placement
from fieldkit.journal.state import Fact, State, unpack
from fieldkit.records.registry import KINDS

Key = tuple[str, bytes]


def feed(replica: Replica, touched: Collection[Key], acted_in: Mapping[bytes, bytes]) -> None:
    """Places changed records; `acted_in` gives the area of the act that touched each."""
    if not touched:
        return
    keys = _with_members(replica, set(touched))
    records = replica.store.records(keys)
    states = {key: unpack(records[key[1]].state) for key in keys if key[1] in records}
    homes = _homes(replica, states)
    known = replica.store.placements([record for _, record in keys])
    position = replica.store.position(0)
    rows: list[Placement] = []
    for key, state in sorted(states.items()):
        before = {row.area: row for row in known.get(key[1], ())}
        areas = _areas(replica, key, state, homes, acted_in.get(key[1]), before)
        acted = acted_in.get(key[1])
        gone = set(before) | ({acted} if acted else set())
        moved = key in touched or {area for area, row in before.items() if row.here} != areas
        if not moved:
            continue
        # Left before here: of two areas of one laptop, the one that shows the record has the last
        # word (`paging.apply_page`).
        for area in [*sorted(gone - areas), *sorted(areas)]:
            position += 1
            rows.append(Placement(area, key[0], key[1], position, area in areas))
    replica.store.position(len(rows))
    replica.store.put_placements(rows)


def _with_members(replica: Replica, touched: set[Key]) -> set[Key]:
    """Also the records of households touched: they go where their household goes."""
    households = [record for kind, record in touched if kind == "household"]
    if not households:
        return touched
    return touched | set(replica.store.rooted(households))


def _homes(replica: Replica, states: Mapping[Key, State]) -> dict[bytes, set[bytes]]:
    """The areas of every household that these records name; all, where they are disputed."""
    roots = {root for key, state in states.items() for root in _roots(key, state)}
    keys = [("household", root) for root in roots]
    rows = replica.store.records(keys)
    return {
        root: {area for area in all_values(unpack(row.state), "area") if area}
        for root, row in rows.items()
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
    acted: bytes | None,
    before: Mapping[bytes, Placement],
) -> set[bytes]:
    areas = {area for root in _roots(key, state) for area in homes.get(root, ())}
    if areas:
        return areas
    if isinstance(state, Fact):
        return {state.area}
    here = {area for area, row in before.items() if row.here}
    if here:
        return here
    if acted:
        return {acted}
    return _first_area(replica, key[1])


def _first_area(replica: Replica, record: bytes) -> set[bytes]:
    for row in replica.store.entries_on([record]):
        if row.entry.header:
            return {decode_header(row.entry.header).area}
    return set()
