"""How entries add up to a record: the same result in any order, any batching, with repeats.

A register's field has the writes that no later write named in its `base`; several live writes with
different values are an open conflict, all kept, the one with the highest (merge time, dot) shown.
Facts unite by id. Each function changes and returns the state it was given.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from fieldkit.journal.clock import COUNTER_BITS
from fieldkit.journal.entry import Header, dot
from fieldkit.journal.state import Erased, Fact, Left, Register, Seen, State, Write
from fieldkit.records.registry import KINDS, Family


@dataclass(frozen=True, slots=True)
class Applicable:
    """An open, valid entry, ready to be applied: where it stands, what it says."""

    tag: bytes
    seq: int
    head: bytes
    header: Header
    fields: dict[str, Any]


def contains(state: State | None, entry: Applicable) -> bool:
    """Whether the state already accounts for this entry."""
    match state:
        case None:
            return False
        case Erased():
            return True
        case Register(seen=seen) | Left(seen=seen) | Fact(seen=seen):
            return seen.get(entry.tag, 0) >= entry.seq


def apply(state: State | None, entry: Applicable) -> State:
    """The state with one more entry in it."""
    if state is not None and contains(state, entry):
        return state
    if KINDS[entry.header.kind].family is Family.FACT:
        header = entry.header
        return Fact(
            entry.tag, entry.seq, header.time, header.author, header.area, dict(entry.fields)
        )
    match state:
        case Register():
            return _write(state, entry)
        case Left(seen=seen):
            return _write(Register(dict(seen)), entry)
        case _:
            return _write(Register(), entry)


def _write(state: Register, entry: Applicable) -> Register:
    own, names = dot(entry.head), frozenset(entry.fields)
    live_now = {write.dot: write for write in state.writes}
    for base in entry.header.base:
        earlier = live_now.get(base)
        if earlier is None:
            state.dead[base] = state.dead.get(base, names) | names
        else:
            for name in names:
                earlier.fields.pop(name, None)
    for earlier in state.writes:
        # Whoever writes has seen what they wrote before, whether or not the base says so: of one
        # log at most one write of a field is live.
        if earlier.tag == entry.tag:
            for name in names:
                earlier.fields.pop(name, None)
    gone = state.dead.pop(own, frozenset())
    state.writes = [write for write in state.writes if write.fields]
    live = {name: value for name, value in entry.fields.items() if name not in gone}
    if live:
        header = entry.header
        state.writes.append(Write(own, entry.tag, entry.seq, header.time, header.author, live))
    state.seen[entry.tag] = max(entry.seq, state.seen.get(entry.tag, 0))
    return state


@dataclass(slots=True)
class Corrections:
    """Clock corrections of headquarters: per log (by tag) spans of seq and their offset in ms."""

    spans: dict[bytes, list[tuple[int, int, int]]] = field(default_factory=dict)

    def add(self, tag: bytes, first: int, last: int, offset_ms: int) -> None:
        self.spans.setdefault(tag, []).append((first, last, offset_ms))
        self.spans[tag].sort()

    def merge_time(self, tag: bytes, seq: int, time: int) -> int:
        """The HLC time by which a write is ordered among those of other logs."""
        for first, last, offset_ms in self.spans.get(tag, ()):
            if first <= seq <= last:
                return time + (offset_ms << COUNTER_BITS)
        return time


def live_writes(state: Register, name: str, corrections: Corrections) -> list[Write]:
    """The live writes of a field, the shown one first."""
    writes = [write for write in state.writes if name in write.fields]
    return sorted(
        writes,
        key=lambda write: (corrections.merge_time(write.tag, write.seq, write.time), write.dot),
        reverse=True,
    )


def shown(state: State, corrections: Corrections) -> dict[str, Any]:
    """The value to show of each field; {} where there is nothing to see."""
    match state:
        case Fact(fields=fields):
            return fields
        case Register(writes=[only]):
            return only.fields
        case Register():
            names = {name for write in state.writes for name in write.fields}
            return {name: live_writes(state, name, corrections)[0].fields[name] for name in names}
        case Erased() | Left():
            return {}


def conflicts(state: State) -> frozenset[str]:
    """Fields with several live writes that disagree."""
    if not isinstance(state, Register) or len(state.writes) < 2:
        return frozenset()
    found: dict[str, Any] = {}
    disputed = set()
    for write in state.writes:
        for name, value in write.fields.items():
            if name in found and found[name] != value:
                disputed.add(name)
            found.setdefault(name, value)
    return frozenset(disputed)


def all_values(state: State, name: str) -> list[Any]:
    """Every live value of a field."""
    match state:
        case Fact(fields=fields):
            return [fields[name]] if name in fields else []
        case Register(writes=writes):
            return [write.fields[name] for write in writes if name in write.fields]
        case Erased() | Left():
            return []


def base_for(state: State | None, names: Iterable[str]) -> tuple[bytes, ...]:
    """The dots that a new write of these fields has seen and supersedes."""
    if not isinstance(state, Register):
        return ()
    wanted = set(names)
    return tuple(sorted(write.dot for write in state.writes if wanted & set(write.fields)))


def left(state: State | None, seen: Seen) -> Left:
    """The marker that stays where a record was, once it left this replica's areas."""
    known = dict(seen)
    if isinstance(state, Left):
        known = {tag: max(seq, known.get(tag, 0)) for tag, seq in {**known, **state.seen}.items()}
    return Left(known)
