"""The signed number of a card: made, taken apart and judged. The format is docs/card-format.md.

No files, no clock, no randomness: today's date, the trusted keys and the revocation list come in as
arguments, so that the same call judges a card at the table, at headquarters and in a test.
"""

import struct
from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from fieldkit.cards.reasons import CardReason
from fieldkit.errors import Refusal

VERSION = 1
DIGITS = 205
SIZE = 85
SERIAL_SIZE = 12
EPOCH = date(2024, 1, 1)
LAST_DAY = EPOCH + timedelta(days=0xFFFF)

# Signed together with the fields, so that a signature made for another purpose is never a card's.
DOMAIN = b"fieldkit/card/1\0"

# Digit strings up to this length are common elsewhere (telephone, bank account, SIM numbers).
LONGEST_FOREIGN_NUMBER = 20

_FIELDS = struct.Struct(f">BHH{SERIAL_SIZE}sHH")
_SIGNATURE_SIZE = 64


@dataclass(frozen=True)
class CardPayload:
    """What a card says, its signature included; holding one does not mean that it is genuine.

    `serial` is 12 bytes (see numbers.py); `scope` is 0 for the whole organisation, otherwise a
    number that headquarters gave to a programme; `expiry` is the last day on which the card serves.
    """

    organisation: int
    issuer: int
    serial: bytes
    scope: int
    expiry: date
    signature: bytes

    def signed_bytes(self) -> bytes:
        """The bytes under the signature: the domain string, then the first 21 of the 85 bytes."""
        return DOMAIN + _fields(
            self.organisation, self.issuer, self.serial, self.scope, self.expiry
        )

    def text(self) -> str:
        """The 205 digits that the QR symbol holds."""
        raw = self.signed_bytes()[len(DOMAIN) :] + self.signature
        return f"{int.from_bytes(raw, 'big'):0{DIGITS}d}"


@dataclass(frozen=True)
class Revocations:
    """Serials that no longer serve, and the day to which the list is complete (None: no list)."""

    serials: Container[bytes] = frozenset()
    as_of: date | None = None

    def age_days(self, today: date) -> int | None:
        """Whole days since the list was complete; never negative, even if this clock is behind."""
        return None if self.as_of is None else max(0, (today - self.as_of).days)


NO_REVOCATIONS = Revocations()


@dataclass(frozen=True)
class GoodCard:
    """A genuine card in force. `list_age_days` is the age of the revocation list it passed."""

    payload: CardPayload
    list_age_days: int | None


def sign_payload(
    private_key: Ed25519PrivateKey,
    *,
    organisation: int,
    issuer: int,
    serial: bytes,
    expiry: date,
    scope: int = 0,
) -> CardPayload:
    """A new card's payload, signed.

    Raises ValueError where a number does not fit 16 bits, the serial is not 12 bytes, or the
    expiry lies outside 2024-01-01 to 2203-06-06.
    """
    fields = _fields(organisation, issuer, serial, scope, expiry)
    signature = private_key.sign(DOMAIN + fields)
    return CardPayload(organisation, issuer, serial, scope, expiry, signature)


def parse(text: str) -> CardPayload | Refusal:
    """The payload in a code's text, its signature not yet verified.

    Refusals: NOT_A_CARD (not digits, or at most 20 of them: somebody else's code), MALFORMED (cut,
    doubled, or no number of 85 bytes), VERSION (a card of a newer format).
    """
    if not (text.isascii() and text.isdigit()) or len(text) <= LONGEST_FOREIGN_NUMBER:
        return Refusal(CardReason.NOT_A_CARD)
    if len(text) != DIGITS:
        return Refusal(CardReason.MALFORMED, {"digits": len(text), "expected": DIGITS})
    number = int(text)
    if number.bit_length() > SIZE * 8:
        return Refusal(CardReason.MALFORMED, {"digits": len(text), "expected": DIGITS})
    raw = number.to_bytes(SIZE, "big")
    if raw[0] != VERSION:
        return Refusal(CardReason.VERSION, {"version": raw[0]})
    _, organisation, issuer, serial, scope, days = _FIELDS.unpack_from(raw)
    expiry = EPOCH + timedelta(days=days)
    return CardPayload(organisation, issuer, serial, scope, expiry, raw[_FIELDS.size :])


def check(
    text: str,
    trusted_issuers: Mapping[int, bytes],
    revoked: Revocations,
    organisation: int,
    today: date,
) -> GoodCard | Refusal:
    """Judges a code's text offline; the first reason that applies is the answer.

    `trusted_issuers` maps an issuer's number to its raw Ed25519 public key of 32 bytes. Refusals,
    in this order: NOT_A_CARD, MALFORMED, VERSION, ORGANISATION, ISSUER, SIGNATURE, EXPIRED,
    REVOKED. Raises ValueError if a trusted key is not 32 bytes.
    """
    payload = parse(text)
    if isinstance(payload, Refusal):
        return payload
    return judge(payload, trusted_issuers, revoked, organisation, today)


def judge(
    payload: CardPayload,
    trusted_issuers: Mapping[int, bytes],
    revoked: Revocations,
    organisation: int,
    today: date,
) -> GoodCard | Refusal:
    """`check` for a payload that `parse` has already taken apart: the reasons from ORGANISATION."""
    if payload.organisation != organisation:
        return Refusal(CardReason.ORGANISATION, {"organisation": payload.organisation})
    key = trusted_issuers.get(payload.issuer)
    if key is None:
        return Refusal(CardReason.ISSUER, {"issuer": payload.issuer})
    if not _is_signed_by(payload, key):
        return Refusal(CardReason.SIGNATURE, {"issuer": payload.issuer})
    if today > payload.expiry:
        return Refusal(CardReason.EXPIRED, {"expiry": payload.expiry})
    age = revoked.age_days(today)
    if payload.serial in revoked.serials:
        return Refusal(CardReason.REVOKED, {"list_age_days": age or 0})
    return GoodCard(payload, age)


def _fields(organisation: int, issuer: int, serial: bytes, scope: int, expiry: date) -> bytes:
    if len(serial) != SERIAL_SIZE:
        raise ValueError(f"a serial is {SERIAL_SIZE} bytes, not {len(serial)}")
    try:
        days = (expiry - EPOCH).days
        return _FIELDS.pack(VERSION, organisation, issuer, serial, scope, days)
    except struct.error as error:
        raise ValueError(f"a card's field is out of range: {error}") from error


def _is_signed_by(payload: CardPayload, key: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(payload.signature, payload.signed_bytes())
    except InvalidSignature:
        return False
    return True
