"""Keys, cards and pictures that the tests of cards share. All of it is invented."""

from datetime import date

import numpy as np
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PIL import Image

from fieldkit.cards.numbers import serial_of
from fieldkit.cards.payload import CardPayload, Revocations, sign_payload
from fieldkit.cards.picture import Grey
from fieldkit.cards.symbol import symbol

TODAY = date(2026, 2, 10)
EXPIRY = date(2027, 12, 31)
ORGANISATION = 7
ISSUER = 3
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
TRUSTED = {ISSUER: KEY.public_key().public_bytes_raw()}
NOTHING_REVOKED = Revocations(frozenset(), date(2026, 2, 7))


def card(
    number: int = 1,
    *,
    key: Ed25519PrivateKey = KEY,
    organisation: int = ORGANISATION,
    issuer: int = ISSUER,
    expiry: date = EXPIRY,
    scope: int = 0,
) -> CardPayload:
    return sign_payload(
        key,
        organisation=organisation,
        issuer=issuer,
        serial=serial_of(b"test run", number),
        expiry=expiry,
        scope=scope,
    )


def picture_of(text: str, module: int = 5) -> Grey:
    """The symbol as it would be printed, with its quiet zone."""
    dark = np.pad(np.array(symbol(text)), 4)
    return np.kron(np.where(dark, 20, 235), np.ones((module, module))).astype(np.uint8)


def on_table(*parts: tuple[Grey, int, int], width: int = 1280, height: int = 720) -> Grey:
    """A frame with pictures laid on a plain grey table at (left, top)."""
    frame = Image.new("L", (width, height), 120)
    for part, left, top in parts:
        frame.paste(Image.fromarray(part), (left, top))
    return np.array(frame)
