"""What a replica knows of one record: the sum of the entries that touched it.

Registers are multi-value registers kept by dots; facts are written once. A state packs to one blob,
which is what a page carries and what a table row keeps:

    register  [0, [tag, seq, …], [[dot, i, seq, time, author, fields], …], dead]
    fact      [1, tag, seq, time, author, area, fields]
    erased    [2, erasure id]
    left      [3, [tag, seq, …]]

`tag` names a log (8 bytes), `i` is its place in the first list, `fields` maps the fields in which
the write is still live to its values; `dead` is [[[field, …], [dot, …]], …], dots that are dead
before they came.
"""

from dataclasses import dataclass, field
from typing import Any

from fieldkit.journal.codec import MalformedError, decode_envelope, encode, expect
from fieldkit.journal.entry import DOT_BYTES
from fieldkit.journal.log import is_bytes, is_count

Seen = dict[bytes, int]
"""For each log (by tag) the last seq of it that this state contains, of entries on this record."""


@dataclass(slots=True)
class Write:
    """One entry's share of a register: the fields in which nothing has superseded it."""

    dot: bytes
    tag: bytes
    seq: int
    time: int
    author: bytes
    fields: dict[str, Any]


@dataclass(slots=True)
class Register:
    """A record that changes: all live writes."""

    seen: Seen = field(default_factory=dict)
    writes: list[Write] = field(default_factory=list)
    dead: dict[bytes, frozenset[str]] = field(default_factory=dict)

    def pack(self) -> bytes:
        tags = sorted(self.seen)
        places = {tag: place for place, tag in enumerate(tags)}
        seen = [item for tag in tags for item in (tag, self.seen[tag])]
        writes = [
            [write.dot, places[write.tag], write.seq, write.time, write.author, write.fields]
            for write in sorted(self.writes, key=lambda write: (write.tag, write.seq))
        ]
        return encode([0, seen, writes, self._packed_dead()])

    def _packed_dead(self) -> list[list[Any]]:
        """Dots that died early, grouped by fields: no larger than what named them."""
        groups: dict[frozenset[str], list[bytes]] = {}
        for dot, names in self.dead.items():
            groups.setdefault(names, []).append(dot)
        return sorted([sorted(names), sorted(dots)] for names, dots in groups.items())


@dataclass(slots=True)
class Fact:
    """A record written once."""

    tag: bytes
    seq: int
    time: int
    author: bytes
    area: bytes
    fields: dict[str, Any]

    @property
    def seen(self) -> Seen:
        return {self.tag: self.seq}

    def pack(self) -> bytes:
        return encode([1, self.tag, self.seq, self.time, self.author, self.area, self.fields])


@dataclass(slots=True)
class Erased:
    """A record whose data is gone for good, by the erasure named."""

    by: bytes

    def pack(self) -> bytes:
        return encode([2, self.by])


@dataclass(slots=True)
class Left:
    """A record that is no longer in this replica's areas, and what it had contained by then."""

    seen: Seen

    def pack(self) -> bytes:
        return encode([3, [item for tag in sorted(self.seen) for item in (tag, self.seen[tag])]])


State = Register | Fact | Erased | Left


def unpack(data: bytes) -> State:
    """Reads a packed state from our own row or a page that headquarters signed.

    Raises `MalformedError` for one that this version can't read.
    """
    items = decode_envelope(data)
    expect(isinstance(items, list) and len(items) >= 2, "state")
    match items:
        case [0, seen, list(writes), list(dead)]:
            return _register(seen, writes, dead)
        case [1, tag, seq, time, author, area, dict(fields)]:
            expect(is_bytes(tag, 8) and is_bytes(author, 16) and is_bytes(area, 16), "fact")
            expect(is_count(seq) and is_count(time) and _named(fields), "fact")
            return Fact(tag, seq, time, author, area, fields)
        case [2, by]:
            expect(is_bytes(by, 16), "erased")
            return Erased(by)
        case [3, seen]:
            return Left(_seen(seen))
        case _:
            raise MalformedError("state")


def _named(fields: dict[Any, Any]) -> bool:
    return all(type(name) is str for name in fields)


def _seen(items: Any) -> Seen:
    expect(isinstance(items, list) and len(items) % 2 == 0, "seen")
    tags, seqs = items[::2], items[1::2]
    expect(all(is_bytes(tag, 8) for tag in tags) and all(map(is_count, seqs)), "seen")
    return dict(zip(tags, seqs, strict=True))


def _register(seen: Any, writes: list[Any], dead: list[Any]) -> Register:
    state = Register(_seen(seen))
    tags = list(state.seen)
    for write in writes:
        expect(isinstance(write, list) and len(write) == 6, "write")
        dot, place, seq, time, author, fields = write
        expect(is_bytes(dot, DOT_BYTES) and is_bytes(author, 16), "write")
        expect(is_count(place) and place < len(tags), "write")
        expect(is_count(seq) and is_count(time), "write")
        expect(isinstance(fields, dict) and _named(fields), "write")
        state.writes.append(Write(dot, tags[place], seq, time, author, fields))
    for group in dead:
        expect(isinstance(group, list) and len(group) == 2, "dead")
        names, dots = group
        expect(isinstance(names, list) and all(type(name) is str for name in names), "dead")
        expect(isinstance(dots, list) and all(is_bytes(dot, DOT_BYTES) for dot in dots), "dead")
        state.dead |= dict.fromkeys(dots, frozenset(names))
    return state
