"""Numbers that look random and are the same for the same seed, on every machine."""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")
_BLOCK = 8192


class Seeded:
    """A stream of SHAKE-256 over seed and block number. Not for secrets. Not for several threads.

    Also a source of bytes for whatever takes `ports.Randomness`.
    """

    def __init__(self, seed: int, purpose: str) -> None:
        self._key = f"{purpose}/{seed}/".encode()
        self._block = 0
        self._left = b""
        self._at = 0

    def bytes(self, count: int) -> bytes:
        """The next bytes of the stream, `count` of them (up to 8192)."""
        if self._at + count > len(self._left):
            self._left = hashlib.shake_256(self._key + str(self._block).encode()).digest(_BLOCK)
            self._block += 1
            self._at = 0
        self._at += count
        return self._left[self._at - count : self._at]

    def below(self, limit: int) -> int:
        """A whole number from nought, less than `limit` (up to a million, near enough evenly)."""
        return int.from_bytes(self.bytes(4), "big") % limit

    def between(self, least: int, most: int) -> int:
        """A whole number, both ends included."""
        return least + self.below(most - least + 1)

    def chance(self, of_thousand: int) -> bool:
        """True so many times in a thousand."""
        return self.below(1000) < of_thousand

    def pick(self, choices: Sequence[T]) -> T:
        """One of the choices."""
        return choices[self.below(len(choices))]
