"""The live view: from what each frame shows to one scan, or the reason why there is none yet.

A pure class over (sight, milliseconds): no camera, no clock, no threads.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto

from fieldkit.cards.picture import Code, Corners, Grey, Sight
from fieldkit.errors import Code as MessageCode

READS_NEEDED = 2
READ_LIFETIME_MS = 1500
REPEAT_MS = 2000
# So many frames with something like a code in view, unread, before a hint is given.
PATIENCE = 12

_DARK = 50.0
_NIGHT = 26.0
_SMALL_PART = 0.16


class Hint(MessageCode):
    """What helps the camera to read; shown beside the picture."""

    CLOSER = "card_hint.closer"
    HOLD_STILL = "card_hint.hold_still"
    MORE_LIGHT = "card_hint.more_light"
    TWO_CODES = "card_hint.two_codes"
    FOREIGN = "card_hint.foreign"
    SAME = "card_hint.same"


@dataclass(frozen=True)
class Scan:
    """A card shown and read for certain: act on it, once."""

    text: str
    corners: Corners


@dataclass(frozen=True)
class Outline:
    """No scan with this frame: what to draw around codes in view, and what helps, if anything."""

    corners: tuple[Corners, ...] = ()
    hint: Hint | None = None


class Trust(Enum):
    """What a text is to the reader: PROVEN by its signature, a CARD to all looks, or FOREIGN."""

    PROVEN = auto()
    CARD = auto()
    FOREIGN = auto()


@dataclass
class LiveReader:
    """Turns the sights of successive frames into scans. Used by one thread.

    `trust` tells what a text is. A proven text is a scan at its first reading: a misreading has no
    valid signature. Any other card needs two equal readings within 1.5 s, from two frames or from
    two different attempts at one frame. With two cards, or with a second symbol unread, in view it
    never chooses. The card of the last scan is not scanned again until it has been out of view for
    2 s. Foreign codes are ignored with a hint.
    """

    trust: Callable[[str], Trust]
    _reads: dict[str, list[int]] = field(default_factory=dict)
    _last: str | None = None
    _last_seen_ms: int = 0
    _waiting: int = 0

    def see(
        self, sight: Sight, at_ms: int, confirm: Callable[[Code], bool] | None = None
    ) -> Scan | Outline:
        """Takes in one frame's sight; `at_ms` never falls.

        `confirm` makes a second attempt at the same frame (decode.confirm), and is asked only for
        the first reading of a text without a proven signature.
        """
        trusts = {code.text: self.trust(code.text) for code in sight.codes}
        cards = [code for code in sight.codes if trusts[code.text] is not Trust.FOREIGN]
        corners = tuple(code.corners for code in sight.codes)
        texts = {code.text for code in cards}
        if len(texts) > 1 or (cards and sight.unread):
            self._reads.clear()
            return Outline(corners + sight.unread, Hint.TWO_CODES)
        if not cards:
            return self._nothing(sight, corners)
        self._waiting = 0
        return self._one_card(cards[0], trusts[cards[0].text], at_ms, confirm)

    def rest(self, sight: Sight, at_ms: int) -> None:
        """Takes in a sight while no scan is wanted: only whether the last card still lies there."""
        if any(code.text == self._last for code in sight.codes):
            self._last_seen_ms = at_ms
        self._reads.clear()
        self._waiting = 0

    def _one_card(
        self, code: Code, trust: Trust, at_ms: int, confirm: Callable[[Code], bool] | None
    ) -> Scan | Outline:
        if code.text == self._last and at_ms - self._last_seen_ms < REPEAT_MS:
            self._last_seen_ms = at_ms
            return Outline((code.corners,), Hint.SAME)
        recent = [at for at in self._reads.get(code.text, []) if at_ms - at <= READ_LIFETIME_MS]
        recent.append(at_ms)
        self._reads = {code.text: recent}
        certain = trust is Trust.PROVEN or len(recent) >= READS_NEEDED
        if not certain and (confirm is None or not confirm(code)):
            return Outline((code.corners,))
        self._reads.clear()
        self._last, self._last_seen_ms = code.text, at_ms
        return Scan(code.text, code.corners)

    def _nothing(self, sight: Sight, corners: tuple[Corners, ...]) -> Outline:
        if corners:
            self._waiting = 0
            return Outline(corners, Hint.FOREIGN)
        self._waiting = self._waiting + 1 if sight.places or sight.unread else 0
        hint = Hint.HOLD_STILL if self._waiting >= PATIENCE else None
        return Outline(sight.unread, hint)


def better_hint(hint: Hint | None, sight: Sight, image: Grey) -> Hint | None:
    """HOLD_STILL made more exact from the picture: more light, or closer, where that is lacking.

    In the dark, where nothing at all is seen, it is light that lacks as well.
    """
    if hint is None and not sight.codes and float(image[::8, ::8].mean()) < _NIGHT:
        return Hint.MORE_LIGHT
    if hint is not Hint.HOLD_STILL or not sight.places:
        return hint
    place = sight.places[0]
    if float(place.cut(image).mean()) < _DARK:
        return Hint.MORE_LIGHT
    if place.side < _SMALL_PART * max(image.shape):
        return Hint.CLOSER
    return hint
