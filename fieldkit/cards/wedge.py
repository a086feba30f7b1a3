"""Scanners that type: a card's digits told apart from a person's typing, by start and rhythm.

Pure classes over (character, milliseconds): no window, no clock. The caller passes each character
before any field gets it, and hands back what is released.
"""

from dataclasses import dataclass, field

from fieldkit.cards.payload import DIGITS

# A scanner sends a character every 1 to 30 ms; nobody types two digits within 50 ms for long.
GAP_MS = 50
# Once in full flow, a slow machine may hold one character back for this long.
STALL_MS = 300
FULL_FLOW = 24
# The same code begun again within this time is no second scan.
REPEAT_MS = 2000
ENDINGS = ("\r", "\n", "\t")

# What the digit keys 1 to 9 and 0 give where the layout, Shift or Caps Lock makes them signs: the
# signs of each, and the digits that they stand for.
_DIGIT_ROWS = [
    (frozenset(row), str.maketrans(row, "1234567890"))
    for row in (
        "1234567890",
        '!"№;%:?*()',
        "!@#$%^&*()",
        "&é\"'(-è_çà",
        "&É\"'(-È_ÇÀ",
    )
]
# Version 1 is the first byte: every card's number begins with 001, 002 or 003.
_START = ("0", "0", "123")


@dataclass(frozen=True)
class Typed:
    """A person's typing: these characters go to whatever has the focus, in this order."""

    characters: str


@dataclass(frozen=True)
class Scanned:
    """A scan ended: the text to be judged as a card's; nothing of it goes to any field.

    `again`: the same text as just before and nothing typed between, as a scanner gives it that is
    triggered twice: no second scan.
    """

    text: str
    again: bool = False


Outcome = Typed | Scanned


@dataclass
class WedgeReader:
    """Recognises a typing scanner anywhere on the page, in any keyboard layout. One thread.

    `prefix` is a character that the scanner was set up to send first, if it was; all that follows
    it in rhythm is then a scan, whatever code it is. Without one, a scan begins as a card's number
    does. A held character is released at the latest at the first `tick` 50 ms after it.
    """

    prefix: str = ""
    _held: list[str] = field(default_factory=list)
    _last_ms: int = 0
    _begun_ms: int = 0
    _before: tuple[str, int] = ("", 0)
    _ending_follows: bool = False

    def feed(self, character: str, at_ms: int) -> list[Outcome]:
        """One typed character; Enter and Tab as `\\r` and `\\t`. `at_ms` never falls.

        The outcomes come in order; an empty list means that the character is held or swallowed.
        """
        outcomes = self.tick(at_ms)
        self._last_ms = at_ms
        if character in ENDINGS:
            return outcomes + self._ended(character)
        self._ending_follows = False
        if not self._held:
            self._begun_ms = at_ms
        self._held.append(character)
        if not self._may_be_scan():
            outcomes.append(self._release())
        elif not self.prefix and len(self._held) == DIGITS:
            outcomes.append(self._scan())
            self._ending_follows = True
        return outcomes

    def tick(self, at_ms: int) -> list[Outcome]:
        """Tells that time has passed; call it about every 50 ms while something is held."""
        flowing = len(self._held) >= FULL_FLOW
        limit = STALL_MS if flowing or self._ending_follows else GAP_MS
        if at_ms - self._last_ms <= limit:
            return []
        self._ending_follows = False
        if not self._held:
            return []
        return [self._scan() if flowing else self._release()]

    def _ended(self, character: str) -> list[Outcome]:
        if len(self._held) >= FULL_FLOW or (self.prefix and len(self._held) > 1):
            return [self._scan()]
        if self._ending_follows:
            self._ending_follows = False
            return []
        self._held.append(character)
        return [self._release()]

    def _release(self) -> Typed:
        typed = Typed("".join(self._held))
        self._held.clear()
        # Nobody types between two pulls of a trigger; signs that end the scan itself may follow it.
        if self._last_ms - self._before[1] > STALL_MS:
            self._before = ("", 0)
        return typed

    def _scan(self) -> Scanned:
        body = self._held[1:] if self.prefix else self._held
        text = next(iter(_as_digits(body)), "".join(body))
        self._held.clear()
        before, ended_ms = self._before
        self._before = text, self._last_ms
        return Scanned(text, text == before and self._begun_ms - ended_ms < REPEAT_MS)

    def _may_be_scan(self) -> bool:
        if self.prefix:
            return self._held[0] == self.prefix
        return any(_begins_a_card(digits) for digits in _as_digits(self._held))


def _as_digits(characters: list[str]) -> list[str]:
    signs, text = set(characters), "".join(characters)
    return [text.translate(digits) for row, digits in _DIGIT_ROWS if signs <= row]


def _begins_a_card(digits: str) -> bool:
    return all(digit in wanted for digit, wanted in zip(digits, _START, strict=False))
