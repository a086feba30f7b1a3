"""Ids of records: time-ordered for registers, derived for the directory."""

import hashlib

from fieldkit.ports import Randomness


def new_id(now_ms: int, randomness: Randomness) -> bytes:
    """A register's id: UUIDv7 (RFC 9562, section 5.7), 48 bits of `now_ms` then 74 random bits.

    A clock before 1970 or past the year 10889 counts as the nearest end.
    """
    value = bytearray(min(max(now_ms, 0), 2**48 - 1).to_bytes(6, "big") + randomness.bytes(10))
    value[6] = 0x70 | value[6] & 0x0F
    value[8] = 0x80 | value[8] & 0x3F
    return bytes(value)


def directory_id(organisation: bytes, kind: str, code: str) -> bytes:
    """A directory record's id: 16 bytes of SHA-256 over organisation, kind and code.

    Each part is preceded by its length in two bytes, so that no two differing triples meet.
    """
    digest = hashlib.sha256(b"fieldkit directory id 1")
    for part in (organisation, kind.encode(), code.encode()):
        digest.update(len(part).to_bytes(2, "big") + part)
    return digest.digest()[:16]
