"""The enrolment code that headquarters gives out once, and what a laptop answers with.

    code = "FK1-" + groups of five of base32( organisation 16 ‖ root fingerprint 16 ‖ token 10 ‖
           url ‖ check 4 ), check = SHA-256 of what stands before it, first 4 bytes

The laptop learns from it whom to ask, and by the fingerprint whether the answer is theirs.
"""

import base64
from dataclasses import dataclass
from hashlib import sha256

from fieldkit.errors import Refusal
from fieldkit.journal.keys import SigningKey, verify
from fieldkit.sync.reasons import SyncReason

PREFIX = "FK1-"
TOKEN_BYTES = 10
_HEAD = 16 + 16 + TOKEN_BYTES


def fingerprint(root_public: bytes) -> bytes:
    """16 bytes that stand for headquarters' root key."""
    return sha256(b"fk1-root" + root_public).digest()[:16]


def token_id(token: bytes) -> str:
    """What headquarters keeps of a token: not enough to enrol with."""
    return sha256(b"fk1-token" + token).hexdigest()


@dataclass(frozen=True, slots=True)
class EnrolCode:
    """Whom to ask, whose answer to believe, and the one-time token (10 bytes)."""

    organisation: bytes
    root_fingerprint: bytes
    token: bytes
    url: str

    def text(self) -> str:
        """The code as printed, typed or drawn as a QR."""
        body = self.organisation + self.root_fingerprint + self.token + self.url.encode()
        packed = base64.b32encode(body + sha256(body).digest()[:4]).decode().rstrip("=")
        groups = [packed[i : i + 5] for i in range(0, len(packed), 5)]
        return PREFIX + "-".join(groups)


def read_code(text: str) -> EnrolCode | Refusal:
    """Reads a code as typed: case, spaces and hyphens do not matter; refuses a mistyped one."""
    plain = "".join(text.split()).replace("-", "").upper()
    if not plain.startswith("FK1"):
        return Refusal(SyncReason.CODE_MALFORMED)
    packed = plain[3:]
    try:
        data = base64.b32decode(packed + "=" * (-len(packed) % 8))
        body, check = data[:-4], data[-4:]
        if len(body) <= _HEAD or sha256(body).digest()[:4] != check:
            return Refusal(SyncReason.CODE_MALFORMED)
        url = body[_HEAD:].decode()
    except ValueError:
        return Refusal(SyncReason.CODE_MALFORMED)
    return EnrolCode(body[:16], body[16:32], body[32:_HEAD], url)


def _statement(organisation: bytes, token: bytes, public: bytes, name: str) -> list[object]:
    return ["fk1-enrol", organisation, token, public, name]


def sign_enrolment(key: SigningKey, code: EnrolCode, name: str) -> bytes:
    """Proof that the laptop holds the key that it wants enrolled."""
    return key.sign(_statement(code.organisation, code.token, key.public, name))


def enrolment_holds(
    organisation: bytes, token: bytes, public: bytes, name: str, signature: bytes
) -> bool:
    return verify(public, signature, _statement(organisation, token, public, name))
