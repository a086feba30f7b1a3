"""The world outside, as FieldKit needs it: handed in by `app`, replaced in tests.

Only through these can a whole world of laptops and servers run from one seed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


class Clock(Protocol):
    """The machine's wall clock; it may be wrong, stand still or jump."""

    def now_ms(self) -> int:
        """Milliseconds since 1970-01-01T00:00:00Z."""
        ...


class Randomness(Protocol):
    """A source of unpredictable bytes (seeded in tests and demos)."""

    def bytes(self, count: int) -> bytes: ...


@dataclass(frozen=True)
class Response:
    """What a transport brought back: status, lower-case header names, body."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Transport(Protocol):
    """A road to another node: one request, one response.

    Raises `TransportError` if no complete response came; the request may have arrived all the same.
    """

    def post(self, path: str, headers: Mapping[str, str], body: bytes) -> Response: ...


class TransportError(Exception):
    """No complete response: unreachable, refused, cut, timed out."""
