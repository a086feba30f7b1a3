"""Pictures made small enough to live inside an answer, and read back (docs/decisions/0013).

A picture is kept as `data:image/jpeg;base64,...` (RFC 2397): inside the encrypted database and the
signed entry, never as a file. What its file told besides (place, camera, time) is left out.
"""

import base64
import binascii
import io
import warnings
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from fieldkit.cards.images import LARGEST_FILE, LARGEST_PICTURE
from fieldkit.cards.reasons import ImageReason
from fieldkit.errors import Refusal

MOST_BYTES = 16_000
"""Of one picture. An entry holds 64 KiB in all, with the answers."""
MOST_TEXT = 46_000
"""Characters of all pictures of one form together: two pictures."""
MARK = "data:image/jpeg;base64,"
_EDGES = (1024, 800, 640, 512, 400, 320)
"""Pixels of the longer side, tried in turn."""
_QUALITIES = (60, 45, 32)
_FORMATS = ("PNG", "JPEG", "WEBP", "BMP", "TIFF", "GIF")
_PAPER = (255, 255, 255)


def picture_answer(path: Path, longest: int | None = None) -> str | Refusal:
    """The picture in a file as an answer; `longest` is the most pixels a side that the form wants.

    Refuses what is no picture (`image.unreadable`) and what is too large to open
    (`image.too_large`).
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            return Refusal(ImageReason.TOO_LARGE, {"file": path.name})
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(path, formats=_FORMATS) as picture:
                if picture.width * picture.height > LARGEST_PICTURE:
                    return Refusal(ImageReason.TOO_LARGE, {"file": path.name})
                return _shrunk(picture, min(longest or _EDGES[0], _EDGES[0]))
    except Image.DecompressionBombError:
        return Refusal(ImageReason.TOO_LARGE, {"file": path.name})
    except Exception:  # Pillow's decoders answer broken bytes with exceptions of every kind.
        return Refusal(ImageReason.UNREADABLE, {"file": path.name})


def picture_taken(pixels: NDArray[np.uint8], longest: int | None = None) -> str:
    """A picture of the camera as an answer: `pixels` are grey or red, green and blue, by rows."""
    return _shrunk(Image.fromarray(pixels), min(longest or _EDGES[0], _EDGES[0]))


def kept_as(jpeg: bytes) -> str:
    """A small JPEG as an answer."""
    return MARK + base64.b64encode(jpeg).decode()


def picture_bytes(answer: str) -> bytes:
    """The JPEG in an answer; empty for any other answer."""
    if not answer.startswith(MARK):
        return b""
    try:
        return base64.b64decode(answer.removeprefix(MARK), validate=True)
    except (binascii.Error, ValueError):
        return b""


def _shrunk(picture: Image.Image, longest: int) -> str:
    picture.draft("RGB", (2 * longest, 2 * longest))
    upright = ImageOps.exif_transpose(picture)
    whole = _on_paper(upright)
    made = b""
    for edge in (longest, *(each for each in _EDGES if each < longest)):
        small = whole.copy()
        small.thumbnail((edge, edge))
        for quality in _QUALITIES:
            made = _jpeg(small, quality)
            if len(made) <= MOST_BYTES:
                return kept_as(made)
    return kept_as(_jpeg(whole.resize((160, 160)), _QUALITIES[-1]))


def _on_paper(picture: Image.Image) -> Image.Image:
    """Without transparency: what is clear is white."""
    if picture.mode == "RGB":
        return picture
    clear = picture.convert("RGBA")
    paper = Image.new("RGB", clear.size, _PAPER)
    paper.paste(clear, mask=clear.getchannel("A"))
    return paper


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()
