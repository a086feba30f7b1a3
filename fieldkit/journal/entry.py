"""One entry of a journal: its header, its payload's four forms, and its place in the chain.

    digest  = SHA-256(header ‖ SHA-256(salt ‖ fields))
    head(n) = SHA-256("fk1" ‖ head(n-1) ‖ digest(n))

An entry travels open, sealed to headquarters, closed (erased) or bare (outside what the receiver
may see); all four give the same head.
"""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from hashlib import sha256
from typing import Any

from fieldkit.journal.codec import MalformedError, decode, encode, expect
from fieldkit.journal.keys import seal, unseal
from fieldkit.journal.log import is_bytes, is_count

SCHEMA = 1
SALT_BYTES = 16
MAX_BYTES = 64 * 1024
DOT_BYTES = 8
MAX_BASE = 1024
KIND = re.compile(r"[a-z][a-z0-9_]{0,63}")
SEAL_INFO = b"fk1-sealed-entry"


class Form(IntEnum):
    """How much of an entry is held; a lower form shows more."""

    OPEN = 0
    SEALED = 1
    CLOSED = 2
    BARE = 3


class NewerSchemaError(MalformedError):
    """A header of a later version: kept, applied after an upgrade."""


@dataclass(frozen=True, slots=True)
class Header:
    """What every entry says of itself, in clear to whoever may verify it.

    `seq` from 1; `time` HLC; `author` a user's id; `record` the 16-byte id of the register written,
    None for a fact (its id is the first 16 bytes of the entry's head); `area` where the act
    belongs; `directory` the (epoch, version) the author worked by; `base` the dots (first 8 bytes
    of heads) of every live write of the changed fields that the author saw.
    """

    seq: int
    time: int
    author: bytes
    kind: str
    record: bytes | None
    area: bytes
    directory: tuple[int, int]
    base: tuple[bytes, ...] = ()

    def encode(self) -> bytes:
        return encode(
            [
                SCHEMA,
                self.seq,
                self.time,
                self.author,
                self.kind,
                self.record,
                self.area,
                list(self.directory),
                b"".join(sorted(self.base)),
            ]
        )


@lru_cache(maxsize=2048)
def decode_header(data: bytes) -> Header:
    """Reads `Header.encode()`; remembers the last ones, since a segment's are read more than once.

    Raises `NewerSchemaError` for a later schema and `MalformedError` for anything else.
    """
    items = decode(data)
    expect(isinstance(items, list) and len(items) >= 1 and is_count(items[0]), "header")
    if items[0] != SCHEMA:
        raise NewerSchemaError(f"schema {items[0]}")
    expect(len(items) == 9, "header")
    _, seq, time, author, kind, record, area, directory, base = items
    expect(is_count(seq) and seq > 0 and is_count(time), "seq or time")
    expect(is_bytes(author, 16) and is_bytes(area, 16), "author or area")
    expect(isinstance(kind, str) and KIND.fullmatch(kind) is not None, "kind")
    expect(record is None or is_bytes(record, 16), "record")
    expect(isinstance(directory, list) and len(directory) == 2, "directory version")
    expect(all(map(is_count, directory)), "directory version")
    expect(isinstance(base, bytes) and len(base) % DOT_BYTES == 0, "base")
    expect(len(base) <= DOT_BYTES * MAX_BASE, "base")
    dots = tuple(base[i : i + DOT_BYTES] for i in range(0, len(base), DOT_BYTES))
    expect(list(dots) == sorted(set(dots)), "base")
    return Header(seq, time, author, kind, record, area, (directory[0], directory[1]), dots)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry in one of its forms.

    `header` is empty when bare. `payload` is: open, salt (16) ‖ fields; sealed, payload hash (32) ‖
    HPKE ciphertext of salt ‖ fields; closed, payload hash; bare, digest (32).
    """

    form: Form
    header: bytes
    payload: bytes

    def digest(self) -> bytes:
        if self.form is Form.BARE:
            return self.payload
        return sha256(self.header + self.payload_hash()).digest()

    def payload_hash(self) -> bytes:
        """SHA-256(salt ‖ fields); not known of a bare entry."""
        if self.form is Form.OPEN:
            return sha256(self.payload).digest()
        return self.payload[:32]

    def fields(self) -> dict[str, Any]:
        """The open entry's fields; raises `MalformedError` if they are not a map with text keys."""
        fields = decode(self.payload[SALT_BYTES:])
        expect(isinstance(fields, dict) and all(type(key) is str for key in fields), "fields")
        return fields  # type: ignore[no-any-return]

    def bare(self) -> "Entry":
        return Entry(Form.BARE, b"", self.digest())

    def closed(self) -> "Entry":
        """Without its payload, for good: what an erasure leaves."""
        if self.form is Form.BARE:
            return self
        return Entry(Form.CLOSED, self.header, self.payload_hash())

    def sealed(self, public: bytes) -> "Entry":
        """Readable by headquarters alone; `public` is its X25519 key."""
        if self.form is not Form.OPEN:
            return self
        hashed = self.payload_hash()
        return Entry(
            Form.SEALED, self.header, hashed + seal(public, self.payload, SEAL_INFO + hashed)
        )

    def unsealed(self, seed: bytes) -> "Entry":
        """Opens a sealed entry with headquarters' key; raises `MalformedError`."""
        if self.form is not Form.SEALED:
            return self
        hashed = self.payload[:32]
        plain = unseal(seed, self.payload[32:], SEAL_INFO + hashed)
        expect(sha256(plain).digest() == hashed, "sealed payload is not the one that was hashed")
        return Entry(Form.OPEN, self.header, plain)

    def wire(self) -> list[Any]:
        if self.form is Form.OPEN:
            return [self.header, self.payload]
        return [self.header, self.payload, int(self.form)]


def open_entry(header: Header, salt: bytes, fields: dict[str, Any]) -> Entry:
    """A new entry as its author writes it; raises `MalformedError` over 64 KiB."""
    entry = Entry(Form.OPEN, header.encode(), salt + encode(fields))
    expect(len(entry.header) + len(entry.payload) <= MAX_BYTES, "entry over 64 KiB")
    return entry


def read_entry(wire: Any) -> Entry:
    """Reads `Entry.wire()` without looking into header or fields; raises `MalformedError`."""
    expect(isinstance(wire, list) and len(wire) in (2, 3), "entry")
    header, payload, form = (*wire, 0)[:3]
    expect(isinstance(header, bytes) and isinstance(payload, bytes), "entry")
    expect(type(form) is int and 0 <= form <= 3, "form")
    expect(len(header) + len(payload) <= MAX_BYTES + 128, "entry over 64 KiB")
    if form == Form.OPEN:
        expect(len(payload) > SALT_BYTES, "payload")
    elif form == Form.SEALED:
        expect(len(payload) > 32, "sealed payload")
    else:
        expect(len(payload) == 32, "hash")
    expect((form == Form.BARE) == (header == b""), "header")
    return Entry(Form(form), header, payload)


def next_head(head: bytes, entry: Entry) -> bytes:
    """head(n) from head(n-1) and entry n."""
    return sha256(b"fk1" + head + entry.digest()).digest()


def dot(head: bytes) -> bytes:
    """A write's name: the first 8 bytes of its entry's head."""
    return head[:DOT_BYTES]


def fact_id(head: bytes) -> bytes:
    """A fact's id: the first 16 bytes of the head of the entry that made it."""
    return head[:16]
