"""The one byte form of a vault value: JSON with sorted keys, no spaces, ASCII, base64 bytes."""

import base64
import json
from collections.abc import Mapping


def canonical(value: Mapping[str, object]) -> bytes:
    """The canonical bytes of a value made of objects, lists, text and whole numbers."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return text.encode("ascii")


def b64(data: bytes | bytearray) -> str:
    """Standard base64 with padding (RFC 4648, section 4)."""
    return base64.b64encode(data).decode("ascii")


def from_b64(text: str) -> bytearray:
    """What `b64` wrote. Raises ValueError for other text."""
    return bytearray(base64.b64decode(text, validate=True))
