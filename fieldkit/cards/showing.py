"""One card shown to the camera, from pictures: which frame reads it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from fieldkit.cards.decode import confirm, look
from fieldkit.cards.keys import CardKeys
from fieldkit.cards.live import LiveReader, Scan, Trust
from fieldkit.cards.payload import NO_REVOCATIONS, judge, parse
from fieldkit.cards.picture import Grey
from fieldkit.errors import Refusal

# Eight frames a second: what a slow laptop and a cheap camera give.
FRAME_MS = 125


@dataclass(frozen=True)
class Showing:
    """The text read, or None, and the frame, counted from 0, that settled it (the last, unread)."""

    text: str | None
    frame: int


def trust_of(text: str, keys: CardKeys | None) -> Trust:
    """What a text is to the live reader; without keys nothing is proven and nothing is foreign."""
    if keys is None:
        return Trust.CARD
    payload = parse(text)
    if isinstance(payload, Refusal):
        return Trust.FOREIGN
    # The signature alone counts here; expiry and revocation are the verdict's business.
    genuine = judge(payload, keys.issuers, NO_REVOCATIONS, keys.organisation, payload.expiry)
    return Trust.CARD if isinstance(genuine, Refusal) else Trust.PROVEN


def read_showing(frames: Iterable[Grey], keys: CardKeys | None) -> Showing:
    """Looks at frames in turn until one settles what is shown.

    With keys, a FieldKit card is what counts; a foreign code is the answer only if no card was
    read in any frame.
    """
    reader = LiveReader(lambda text: trust_of(text, keys))
    any_code = LiveReader(lambda _: Trust.CARD)
    foreign: Showing | None = None
    number = -1
    for number, image in enumerate(frames):
        sight = look(image)
        seen = reader.see(sight, number * FRAME_MS, partial(confirm, image))
        if isinstance(seen, Scan):
            return Showing(seen.text, number)
        other = any_code.see(sight, number * FRAME_MS)
        if isinstance(other, Scan) and foreign is None:
            foreign = Showing(other.text, number)
    return foreign or Showing(None, number)
