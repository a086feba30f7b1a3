"""Reads the codes in a picture file, for questions of the type barcode."""

from pathlib import Path

from fieldkit.cards.images import open_image
from fieldkit.cards.picture import Sight
from fieldkit.cards.reasons import ImageReason
from fieldkit.cards.worker import DecodeProcess
from fieldkit.errors import Refusal

SECONDS = 20.0


def read_code(path: Path) -> tuple[str, ...] | Refusal:
    """The text of each code in a picture, each once; empty if none is read. Takes a process.

    Refuses as `cards.images.open_image` does, and a picture on which the reader ended or hung.
    """
    image = open_image(path)
    if isinstance(image, Refusal):
        return image
    reader = DecodeProcess(SECONDS)
    try:
        seen = reader.look_at(image)
    finally:
        reader.close()
    if not isinstance(seen, Sight):
        return Refusal(ImageReason.UNREADABLE, {"file": path.name})
    return tuple(dict.fromkeys(code.text for code in seen.codes))
