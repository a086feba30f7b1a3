"""A segment: a run of one author's entries from a known head to a checkpoint, as it travels.

The checkpoint is two Ed25519 signatures, the incarnation's and the acting user's, over (domain,
organisation, log, seq, head, author). Heads are never sent; the receiver recomputes them, so that a
changed, missing or added entry breaks both signatures.
"""

from dataclasses import dataclass
from typing import Any

from fieldkit.journal.codec import (
    MalformedError,
    compress,
    decode_envelope,
    decompress,
    encode,
    expect,
)
from fieldkit.journal.entry import Entry, next_head, read_entry
from fieldkit.journal.keys import SIGNATURE_BYTES, SigningKey, verify
from fieldkit.journal.log import LogName, is_bytes, is_count, log_name

FORMAT = 1
MAX_ENTRIES = 500
MAX_COMPRESSED = 256 * 1024
MAX_PLAIN = 2 * 1024 * 1024
"""Bounds what a hostile segment can become in memory; `offer` stays far below it."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Signatures over the head at `seq`."""

    seq: int
    author: bytes
    device_signature: bytes
    user_signature: bytes


def _statement(
    domain: str, organisation: bytes, log: LogName, seq: int, head: bytes, author: bytes
) -> list[Any]:
    return [domain, organisation, *log.wire(), seq, head, author]


def sign_checkpoint(
    organisation: bytes,
    log: LogName,
    seq: int,
    head: bytes,
    author: bytes,
    keys: tuple[SigningKey, SigningKey],
) -> Checkpoint:
    """`keys` are the incarnation's and the user's."""
    domains = ("fk1-checkpoint-device", "fk1-checkpoint-user")
    device, user = (
        key.sign(_statement(domain, organisation, log, seq, head, author))
        for domain, key in zip(domains, keys, strict=True)
    )
    return Checkpoint(seq, author, device, user)


def checkpoint_holds(
    checkpoint: Checkpoint,
    organisation: bytes,
    log: LogName,
    head: bytes,
    publics: tuple[bytes, bytes],
) -> bool:
    """Whether both signatures (of the incarnation's and the user's public keys) fit `head`."""
    seq, author = checkpoint.seq, checkpoint.author
    device = _statement("fk1-checkpoint-device", organisation, log, seq, head, author)
    user = _statement("fk1-checkpoint-user", organisation, log, seq, head, author)
    return verify(publics[0], checkpoint.device_signature, device) and verify(
        publics[1], checkpoint.user_signature, user
    )


@dataclass(frozen=True, slots=True)
class Segment:
    """Entries `first` … `checkpoint.seq` of a log, all by the checkpoint's author."""

    log: LogName
    first: int
    entries: tuple[Entry, ...]
    checkpoint: Checkpoint

    def heads(self, before: bytes) -> list[bytes]:
        """The head after each entry, from the head before the first."""
        heads = []
        for entry in self.entries:
            before = next_head(before, entry)
            heads.append(before)
        return heads

    def pack(self) -> bytes:
        """The compressed bytes that travel."""
        body = [
            FORMAT,
            self.log.wire(),
            self.first,
            self.checkpoint.author,
            self.checkpoint.device_signature,
            self.checkpoint.user_signature,
            [entry.wire() for entry in self.entries],
        ]
        return compress(encode(body))


def unpack_segment(data: bytes) -> Segment:
    """Reads `Segment.pack()`; raises `MalformedError` for anything cut, oversized or odd."""
    expect(len(data) <= MAX_COMPRESSED, "segment over 256 KiB")
    body = decode_envelope(decompress(data, MAX_PLAIN))
    expect(isinstance(body, list) and len(body) == 7, "segment")
    version, log, first, author, device_signature, user_signature, entries = body
    if version != FORMAT:
        raise MalformedError("segment of another format")
    expect(is_count(first) and first > 0 and is_bytes(author, 16), "segment")
    expect(is_bytes(device_signature, SIGNATURE_BYTES), "signature")
    expect(is_bytes(user_signature, SIGNATURE_BYTES), "signature")
    expect(isinstance(entries, list) and 0 < len(entries) <= MAX_ENTRIES, "entries")
    read = tuple(read_entry(entry) for entry in entries)
    last = first + len(read) - 1
    checkpoint = Checkpoint(last, author, device_signature, user_signature)
    return Segment(log_name(log), first, read, checkpoint)
