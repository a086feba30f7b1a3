"""A run of cards signed beforehand: consecutive running numbers under one random run part."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from fieldkit.cards.numbers import LAST_NUMBER, RUN_SIZE, serial_of
from fieldkit.cards.payload import CardPayload, sign_payload
from fieldkit.ports import Randomness


@dataclass(frozen=True)
class Series:
    """What the cards of one run share. `first` and `count` name the running numbers."""

    organisation: int
    issuer: int
    first: int
    count: int
    expiry: date
    scope: int = 0

    def fits(self) -> bool:
        """Whether all running numbers are within 1 to 999,999,999."""
        return self.first >= 1 and self.count >= 1 and self.first + self.count - 1 <= LAST_NUMBER


def sign_series(
    private_key: Ed25519PrivateKey, series: Series, randomness: Randomness
) -> Iterator[CardPayload]:
    """The cards of a run, one by one; ValueError where the numbers do not fit."""
    if not series.fits():
        raise ValueError("the running numbers of a series are 1 to 999,999,999")
    run = randomness.bytes(RUN_SIZE)
    for number in range(series.first, series.first + series.count):
        yield sign_payload(
            private_key,
            organisation=series.organisation,
            issuer=series.issuer,
            serial=serial_of(run, number),
            expiry=series.expiry,
            scope=series.scope,
        )
