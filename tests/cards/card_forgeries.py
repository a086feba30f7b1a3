"""Forged and spoiled cards from a seed, each with the reason it must be refused for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from fieldkit.cards.payload import Revocations, sign_payload
from fieldkit.cards.reasons import CardReason
from fieldkit.hq.seeded import Seeded

TODAY = date(2026, 2, 10)
ORGANISATION = 7
ISSUER = 3
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
TRUSTED = {ISSUER: KEY.public_key().public_bytes_raw()}
REVOKED_SERIAL = b"revoked card"
REVOCATIONS = Revocations(frozenset({REVOKED_SERIAL}), TODAY)


@dataclass(frozen=True)
class Forgery:
    """A text and the reasons of which one must be the answer."""

    text: str
    reasons: frozenset[CardReason]


def good_text(draw: Seeded, **changed: object) -> str:
    fields: dict[str, object] = {
        "organisation": ORGANISATION,
        "issuer": ISSUER,
        "serial": draw.bytes(12),
        "scope": draw.below(3),
        "expiry": TODAY + timedelta(days=draw.below(1000)),
    }
    return sign_payload(KEY, **{**fields, **changed}).text()  # type: ignore[arg-type]


def bit_flipped(draw: Seeded) -> Forgery:
    content = bytearray(int(good_text(draw)).to_bytes(85, "big"))
    place = draw.below(85)
    content[place] ^= 1 << draw.below(8)
    reason = CardReason.SIGNATURE
    if place < 5:
        parts = (CardReason.VERSION, CardReason.ORGANISATION, CardReason.ISSUER)
        reason = parts[(place + 1) // 2]
    return Forgery(f"{int.from_bytes(content, 'big'):0205d}", frozenset({reason}))


def digit_changed(draw: Seeded) -> Forgery:
    digits = list(good_text(draw))
    place = draw.below(205)
    digits[place] = str((int(digits[place]) + draw.between(1, 9)) % 10)
    # A high digit carries into every field, or past the 85 bytes.
    return Forgery(
        "".join(digits),
        frozenset({
            CardReason.MALFORMED, CardReason.VERSION, CardReason.ORGANISATION, CardReason.ISSUER,
            CardReason.SIGNATURE,
        }),
    )  # fmt: skip


def signed_by_another(draw: Seeded) -> Forgery:
    payload = sign_payload(
        OTHER_KEY,
        organisation=ORGANISATION,
        issuer=ISSUER,
        serial=draw.bytes(12),
        expiry=TODAY + timedelta(days=9),
    )
    return Forgery(payload.text(), frozenset({CardReason.SIGNATURE}))


def expired(draw: Seeded) -> Forgery:
    text = good_text(draw, expiry=TODAY - timedelta(days=draw.between(1, 700)))
    return Forgery(text, frozenset({CardReason.EXPIRED}))


def of_another_organisation(draw: Seeded) -> Forgery:
    text = good_text(draw, organisation=ORGANISATION + draw.between(1, 60_000))
    return Forgery(text, frozenset({CardReason.ORGANISATION}))


def of_an_unknown_issuer(draw: Seeded) -> Forgery:
    text = good_text(draw, issuer=ISSUER + draw.between(1, 60_000))
    return Forgery(text, frozenset({CardReason.ISSUER}))


def revoked(draw: Seeded) -> Forgery:
    return Forgery(good_text(draw, serial=REVOKED_SERIAL), frozenset({CardReason.REVOKED}))


def cut(draw: Seeded) -> Forgery:
    return Forgery(good_text(draw)[: draw.between(21, 204)], frozenset({CardReason.MALFORMED}))


def doubled(draw: Seeded) -> Forgery:
    first = good_text(draw)
    second = first if draw.chance(500) else good_text(draw)
    return Forgery(first + second, frozenset({CardReason.MALFORMED}))


KINDS = (
    bit_flipped,
    digit_changed,
    signed_by_another,
    expired,
    of_another_organisation,
    of_an_unknown_issuer,
    revoked,
    cut,
    doubled,
)


def forgeries(count: int, seed: int) -> Iterator[Forgery]:
    """So many of each kind in turn."""
    draw = Seeded(seed, "forged cards")
    for number in range(count):
        yield KINDS[number % len(KINDS)](draw)
