"""Reading the codes in a picture that stands in a file, or in memory, once."""

from pathlib import Path

from fieldkit.cards.images import open_image
from fieldkit.cards.payload import parse
from fieldkit.cards.picture import Grey, Sight
from fieldkit.cards.reasons import ImageReason
from fieldkit.cards.worker import DecodeProcess
from fieldkit.errors import Refusal

SECONDS = 20.0
"""A large photograph on a slow laptop; a live frame gets far less."""


def read_picture(path: Path) -> tuple[str, ...] | Refusal:
    """The text of each code in a picture, each once; empty if none is read. Takes a process.

    Refuses as `cards.images.open_image` does, and a picture on which the reader ended or hung.
    """
    image = open_image(path)
    if isinstance(image, Refusal):
        return image
    sight = look_once(image)
    if sight is None:
        return Refusal(ImageReason.UNREADABLE, {"file": path.name})
    return tuple(dict.fromkeys(code.text for code in sight.codes))


def read_cards(path: Path) -> tuple[str, ...] | Refusal:
    """The cards in a picture; where there is none, whatever codes there are.

    Other codes beside a card (an advert, a passport) are passed over. Refuses as `read_picture`.
    """
    texts = read_picture(path)
    if isinstance(texts, Refusal):
        return texts
    return tuple(text for text in texts if not isinstance(parse(text), Refusal)) or texts


def look_once(image: Grey) -> Sight | None:
    """What the reader's process sees in one picture; None where it ended or hung."""
    reader = DecodeProcess(SECONDS)
    try:
        seen = reader.look_at(image)
    finally:
        reader.close()
    return seen if isinstance(seen, Sight) else None
