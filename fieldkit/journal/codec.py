"""Bytes on the wire and on the disk: deterministic CBOR and bounded zstd.

CBOR is RFC 8949 with the length-first key order of its section 4.2.3, definite lengths and no
tags; what does not encode again to the same bytes is malformed.
"""

from io import BytesIO
from typing import Any

import cbor2
from backports import zstd

MAX_DEPTH = 32


class MalformedError(Exception):
    """Bytes from outside that are not what they should be; callers turn it into an outcome."""


def encode(value: Any) -> bytes:
    """The one encoding of plain data: None, bool, int, float, str, bytes, list, dict."""
    return cbor2.dumps(value, canonical=True)


def decode(data: bytes) -> Any:
    """Plain data back from `encode`.

    Raises `MalformedError` for anything that `encode` would not have written.
    """
    try:
        value = cbor2.loads(
            data, max_depth=MAX_DEPTH, allow_indefinite=False, allow_duplicate_keys=False
        )
        again = cbor2.dumps(value, canonical=True)
    except (cbor2.CBORError, ValueError, TypeError, OverflowError, RecursionError) as error:
        raise MalformedError("not CBOR") from error
    if again != data or not _plain(value):
        raise MalformedError("not deterministic CBOR of plain data")
    return value


_LEAVES = frozenset((type(None), bool, float, str, bytes))


def _plain(value: Any) -> bool:
    """Whether there is nothing in it but what `encode` takes: no tags, no undefined."""
    kind = type(value)
    if kind is int:
        return bool(-(1 << 64) <= value < 1 << 64)
    if kind in _LEAVES:
        return True
    if kind is list:
        return all(map(_plain, value))
    if kind is dict:
        return all(map(_plain, value)) and all(map(_plain, value.values()))
    return False


def decode_envelope(data: bytes) -> Any:
    """Like `decode`, but without encoding again to compare.

    For what is not hashed as a whole (envelopes, our own rows): its parts are checked by type.
    """
    source = BytesIO(data)
    try:
        value = cbor2.load(
            source, max_depth=MAX_DEPTH, allow_indefinite=False, allow_duplicate_keys=False
        )
    except (cbor2.CBORError, ValueError, TypeError, OverflowError, RecursionError) as error:
        raise MalformedError("not CBOR") from error
    if source.tell() != len(data):
        raise MalformedError("followed by more")
    return value


def compress(data: bytes, level: int = 6) -> bytes:
    return zstd.compress(data, level)


def decompress(data: bytes, limit: int) -> bytes:
    """Undoes `compress`; raises `MalformedError` past `limit` bytes, or if cut or followed by more.

    The limit is checked while decompressing: a bomb costs no more memory than `limit`.
    """
    decompressor = zstd.ZstdDecompressor()
    try:
        out = decompressor.decompress(data, max_length=limit + 1)
    except zstd.ZstdError as error:
        raise MalformedError("not zstd") from error
    if len(out) > limit or not decompressor.eof or decompressor.unused_data:
        raise MalformedError("zstd frame cut, too long or followed by more")
    return out


def expect(condition: bool, what: str) -> None:
    """Raises `MalformedError` unless `condition`."""
    if not condition:
        raise MalformedError(what)
