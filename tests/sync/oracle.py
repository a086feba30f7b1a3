"""What must be true once everything has been everywhere, worked out by plain definition.

Knows nothing of states, pages or dots that die early: only the acts that people saved.
"""

from collections import defaultdict
from typing import Any

from fieldkit.journal.chain import Branches
from fieldkit.journal.codec import encode
from fieldkit.journal.entry import Form, next_head
from fieldkit.journal.replica import Replica
from fieldkit.journal.repository import RecordRow
from fieldkit.journal.state import Erased, Fact, Left, Register, unpack
from fieldkit.records.registry import KINDS
from tests.sync.world import ActDone, Laptop, World

Live = dict[str, frozenset[tuple[bytes, bytes]]]


def check(world: World) -> None:
    """Raises AssertionError where replicas, acts, areas or chains are not as they must be."""
    expected = {record: live_of(acts) for record, acts in by_record(world).items()}
    for record in world.erased:
        expected[record] = {}
    homes = homes_of(world, expected)
    check_headquarters(world, expected)
    for laptop in world.laptops:
        check_laptop(world, laptop, expected, homes)
    for replica in (world.hq, *(laptop.replica for laptop in world.laptops)):
        check_chains(replica)
        check_shown(world, replica)


def by_record(world: World) -> dict[bytes, list[ActDone]]:
    found: dict[bytes, list[ActDone]] = defaultdict(list)
    for act in world.acts:
        if act.valid:
            found[act.record].append(act)
    return found


def live_of(acts: list[ActDone]) -> Live:
    """For each field the (dot, value) of every write that no other act's base names."""
    live: Live = {}
    for name in {name for act in acts for name in act.fields}:
        dead = {dot for act in acts if name in act.fields for dot in act.header.base}
        live[name] = frozenset(
            (act.dot, encode(act.fields[name]))
            for act in acts
            if name in act.fields and act.dot not in dead
        )
    return live


def homes_of(world: World, expected: dict[bytes, Live]) -> dict[bytes, set[bytes]]:
    """The areas that may see each record: its household's, else where its act was done."""
    homes: dict[bytes, set[bytes]] = {}
    for record, acts in by_record(world).items():
        kind = KINDS[acts[0].header.kind]
        areas: set[bytes] = set()
        if kind.root is not None:
            roots = [record] if kind.root == "id" else values(expected[record], kind.root)
            for root in roots:
                areas.update(values(expected.get(root, {}), "area"))
        if kind.stays and areas:
            areas.add(acts[0].header.area)
        homes[record] = areas or {acts[0].header.area}
    return homes


def values(live: Live, name: str) -> list[Any]:
    from fieldkit.journal.codec import decode

    return [decode(value) for _, value in live.get(name, ())]


def held_of(row: RecordRow | None) -> Live:
    """The live writes that a replica holds of a record."""
    if row is None:
        return {}
    state = unpack(row.state)
    match state:
        case Fact(fields=fields):
            return {name: frozenset({(row.id[:8], encode(v))}) for name, v in fields.items()}
        case Register(writes=writes):
            found: dict[str, set[tuple[bytes, bytes]]] = defaultdict(set)
            for write in writes:
                for name, value in write.fields.items():
                    found[name].add((write.dot, encode(value)))
            return {name: frozenset(pairs) for name, pairs in found.items()}
        case Erased() | Left():
            return {}


def row_of(replica: Replica, record: bytes) -> RecordRow | None:
    keys = [(kind, record) for kind in KINDS]
    return replica.store.records(keys).get(record)


def check_headquarters(world: World, expected: dict[bytes, Live]) -> None:
    held = {row.head for log in world.hq.store.logs() for row in log_entries(world.hq, log.id)}
    for act in world.acts:
        assert act.head in held, f"an act of {act.header.kind} is missing at headquarters"
    for record, live in expected.items():
        assert held_of(row_of(world.hq, record)) == live, "headquarters differs from the acts"
    invalid = [act for act in world.acts if not act.valid and act.record not in world.erased]
    listed = {row.head for row in world.hq.store.unapplied()}
    assert {act.head for act in invalid} <= listed, "a poison entry is not listed"


def log_entries(replica: Replica, log: int) -> list[Any]:
    return replica.store.entries(log, 1, 1 << 40)


def check_laptop(
    world: World,
    laptop: Laptop,
    expected: dict[bytes, Live],
    homes: dict[bytes, set[bytes]],
) -> None:
    for record, live in expected.items():
        row = row_of(laptop.replica, record)
        if homes.get(record, set()) & laptop.areas:
            assert held_of(row) == live, "a laptop differs from headquarters"
        else:
            assert held_of(row) == {}, "a laptop holds a record outside its areas"
            assert row is None or not row.listed
            for entry in laptop.replica.store.entries_on([record]):
                outside = entry.entry.form is not Form.OPEN
                assert outside, "a laptop's journal holds a payload outside its areas"
    for record in world.erased:
        for entry in laptop.replica.store.entries_on([record]):
            assert entry.entry.form is Form.CLOSED, "an erased payload is still held"


def check_chains(replica: Replica) -> None:
    """Every entry's head follows from the one before it, back to the log's origin."""
    for log in replica.store.logs():
        branches = Branches(replica, log.name)
        head = branches.head_at(log, log.fork)
        assert head is not None
        rows = log_entries(replica, log.id)
        for seq, row in enumerate(rows, start=log.fork + 1):
            assert row.seq == seq
            head = next_head(head, row.entry)
            assert row.head == head, "a chain does not verify"
        assert log.head == head and log.seq == log.fork + len(rows)


def check_shown(world: World, replica: Replica) -> None:
    """Of several live values, the one with the highest (merge time, dot) is shown."""
    acts = {act.dot: act for act in world.acts}
    for kind, record in replica.store.disputed():
        row = replica.store.records([(kind, record)])[record]
        for name, pairs in held_of(row).items():
            top = max(pairs, key=lambda pair: (world.hlc_of(acts[pair[0]]), pair[0]))
            assert encode(row.values[name]) == top[1], "another value is shown than should be"
