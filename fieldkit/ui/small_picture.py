"""Pictures made small enough to live inside an answer, and read back (docs/decisions/0013).

A picture is kept as `data:image/jpeg;base64,...` (RFC 2397): inside the encrypted database and the
signed entry, never as a file. What its file told besides (place, camera, time) is left out.
"""

import base64
import binascii
import io
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from fieldkit.cards.images import read_picture, upright
from fieldkit.errors import Refusal

MOST_BYTES = 16_000
"""Of one picture. An entry holds 64 KiB in all, with the answers."""
MOST_TEXT = 46_000
"""Characters of all pictures of one form together: two pictures."""
MARK = "data:image/jpeg;base64,"
_EDGES = (1024, 800, 640, 512, 400, 320)
"""Pixels of the longer side, tried in turn."""
_QUALITIES = (60, 45, 32)


def picture_answer(path: Path, longest: int | None = None) -> str | Refusal:
    """The picture in a file as an answer; `longest` is the most pixels a side that the form wants.

    Refuses what is no picture (`image.unreadable`) and what is too large to open
    (`image.too_large`).
    """
    return read_picture(path, partial(_shrunk, longest=min(longest or _EDGES[0], _EDGES[0])))


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
    whole = upright(picture, longest)
    made = b""
    for edge in (longest, *(each for each in _EDGES if each < longest)):
        small = whole.copy()
        small.thumbnail((edge, edge))
        for quality in _QUALITIES:
            made = _jpeg(small, quality)
            if len(made) <= MOST_BYTES:
                return kept_as(made)
    return kept_as(_jpeg(whole.resize((160, 160)), _QUALITIES[-1]))


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()
