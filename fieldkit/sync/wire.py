"""What travels in one request and one response: zstd over deterministic CBOR maps.

Parcels inside (segments, pages, the manifest, confirmations) carry their authors' signatures; this
is only their envelope. Unknown keys are ignored, so that a later version may add some.
"""

from collections.abc import Mapping
from typing import Any

from fieldkit.errors import Refusal
from fieldkit.journal.codec import MalformedError, compress, decode_envelope, decompress, encode
from fieldkit.journal.log import is_bytes
from fieldkit.sync.reasons import SyncReason

PROTOCOL = 1
MEDIA_TYPE = "application/vnd.fieldkit"
MAX_BODY = 4 * 1024 * 1024
MAX_PLAIN = 8 * 1024 * 1024


def pack(organisation: bytes, body: Mapping[str, Any]) -> bytes:
    """A request's or response's bytes."""
    return compress(encode({"v": PROTOCOL, "org": organisation, **body}))


def unpack(data: bytes, organisation: bytes | None) -> dict[str, Any] | Refusal:
    """Reads `pack`; refuses garbage, a later protocol and another organisation's message.

    `organisation` None accepts any: before enrolment a laptop knows none.
    """
    if len(data) > MAX_BODY:
        return Refusal(SyncReason.TOO_LARGE)
    try:
        body = decode_envelope(decompress(data, MAX_PLAIN))
    except MalformedError:
        return Refusal(SyncReason.GARBAGE)
    if not isinstance(body, dict) or not is_bytes(body.get("org"), 16):
        return Refusal(SyncReason.GARBAGE)
    if body.get("v") != PROTOCOL:
        return Refusal(SyncReason.NEWER_PROTOCOL)
    if organisation is not None and body["org"] != organisation:
        return Refusal(SyncReason.OTHER_ORGANISATION)
    return body


def refusal_body(refusal: Refusal) -> dict[str, Any]:
    """A refusal as it travels: its code and those parameters that are plain numbers."""
    params = {name: value for name, value in refusal.params.items() if isinstance(value, int)}
    return {"refused": str(refusal.code), "params": params}
