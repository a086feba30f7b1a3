"""The keys file: what it takes to judge cards away from headquarters. The format is JSON.

    {"format": "fieldkit-card-keys/1", "organisation": 1,
     "issuers": [{"issuer": 1, "public_key": "<64 hexadecimal digits>"}],
     "revoked": ["<24 hexadecimal digits>"], "revoked_as_of": "2026-01-31"}

It holds no secret: raw Ed25519 public keys, the serials that no longer serve, and the day to which
that list is complete (null where there is none).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from fieldkit.cards.payload import Revocations
from fieldkit.cards.reasons import KeysReason
from fieldkit.errors import Refusal

_Number = Annotated[int, Field(ge=0, le=0xFFFF)]
_Hex32 = Annotated[str, Field(pattern=re.compile(r"\A[0-9a-f]{64}\Z"))]
_HexSerial = Annotated[str, Field(pattern=re.compile(r"\A[0-9a-f]{24}\Z"))]
LARGEST_FILE = 64 * 1024 * 1024


@dataclass(frozen=True)
class CardKeys:
    """The arguments of `payload.check` but today's date; `issuers` maps number to public key."""

    organisation: int
    issuers: Mapping[int, bytes]
    revoked: frozenset[bytes] = frozenset()
    revoked_as_of: date | None = None

    @property
    def revocations(self) -> Revocations:
        return Revocations(self.revoked, self.revoked_as_of)

    def with_issuer(self, issuer: int, public_key: bytes) -> "CardKeys | Refusal":
        """These keys and one more. Refusal: OTHER_KEY where the number has a different key."""
        if self.issuers.get(issuer, public_key) != public_key:
            return Refusal(KeysReason.OTHER_KEY, {"issuer": issuer})
        issuers = {**self.issuers, issuer: public_key}
        return replace(self, issuers=issuers)


class _Issuer(BaseModel):
    model_config = ConfigDict(extra="forbid")
    issuer: _Number
    public_key: _Hex32


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    format: Literal["fieldkit-card-keys/1"] = "fieldkit-card-keys/1"
    organisation: _Number
    issuers: list[_Issuer]
    revoked: list[_HexSerial] = []
    revoked_as_of: date | None = None


def load_keys(path: Path) -> CardKeys | Refusal:
    """The keys in a file. Refusal: UNREADABLE (no such file, or not this format)."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            return Refusal(KeysReason.UNREADABLE, {"file": path.name})
        content = _File.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return Refusal(KeysReason.UNREADABLE, {"file": path.name})
    numbers = [each.issuer for each in content.issuers]
    if len(set(numbers)) != len(numbers):
        return Refusal(KeysReason.UNREADABLE, {"file": path.name})
    return CardKeys(
        content.organisation,
        {each.issuer: bytes.fromhex(each.public_key) for each in content.issuers},
        frozenset(bytes.fromhex(serial) for serial in content.revoked),
        content.revoked_as_of,
    )


def save_keys(keys: CardKeys, path: Path) -> None:
    """Writes a keys file, whole or not at all. Raises OSError where it can't be written."""
    content = _File(
        organisation=keys.organisation,
        issuers=[
            _Issuer(issuer=number, public_key=key.hex())
            for number, key in sorted(keys.issuers.items())
        ],
        revoked=sorted(serial.hex() for serial in keys.revoked),
        revoked_as_of=keys.revoked_as_of,
    )
    part = path.with_name(path.name + ".part")
    part.write_text(content.model_dump_json(indent=1) + "\n", encoding="utf-8")
    part.replace(path)
