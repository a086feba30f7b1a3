"""Pictures from files, whatever they hold: what is made of them or a refusal, in bounded memory."""

import warnings
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numpy as np
from PIL import Image, ImageOps

from fieldkit.cards.picture import Grey
from fieldkit.cards.reasons import ImageReason
from fieldkit.errors import Refusal

# Formats decoded in the process by Pillow itself: none that starts a program or follows a link.
_FORMATS = ("PNG", "JPEG", "WEBP", "BMP", "TIFF", "GIF", "PPM")
LARGEST_FILE = 64 * 1024 * 1024
LARGEST_PICTURE = 40_000_000
_SMALLEST_SIDE = 8
Made = TypeVar("Made")


def open_image(path: Path) -> Grey | Refusal:
    """The picture in a file as grey; of an animated one, its first frame.

    Transparent parts are white; 16-bit and floating-point pictures are stretched over their own
    range. Refuses as `read_picture` does, and what is too small to hold anything (UNREADABLE).
    """

    def take(picture: Image.Image) -> Grey | Refusal:
        if min(picture.size) < _SMALLEST_SIDE:
            return Refusal(ImageReason.UNREADABLE, {"file": path.name})
        return _grey(picture)

    return read_picture(path, take)


def read_picture(path: Path, take: Callable[[Image.Image], Made]) -> Made | Refusal:
    """What `take` makes of the picture in a file, which is open only meanwhile.

    Refusals: UNREADABLE (no such file, or no whole picture of a kind we know), TOO_LARGE (over 64
    MiB, or over 40 million pixels).
    """
    too_large = Refusal(ImageReason.TOO_LARGE, {"file": path.name})
    try:
        if path.stat().st_size > LARGEST_FILE:
            return too_large
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(path, formats=_FORMATS) as picture:
                if picture.width * picture.height > LARGEST_PICTURE:
                    return too_large
                return take(picture)
    except Image.DecompressionBombError:
        return too_large
    except Exception:  # Pillow's decoders answer broken bytes with exceptions of every kind.
        return Refusal(ImageReason.UNREADABLE, {"file": path.name})


def upright(picture: Image.Image, longest: int) -> Image.Image:
    """As it was seen, in colour and on white, before it is made at most `longest` pixels a side:
    a JPEG is not decoded any larger than that takes.
    """
    picture.draft("RGB", (2 * longest, 2 * longest))
    turned = ImageOps.exif_transpose(picture)
    if turned.mode == "RGB":
        return turned
    clear = turned.convert("RGBA")
    paper = Image.new("RGB", clear.size, "white")
    paper.paste(clear, mask=clear.getchannel("A"))
    return paper


def _grey(picture: Image.Image) -> Grey:
    if picture.format == "JPEG":
        # Decodes the brightness alone.
        picture.draft("L", picture.size)
    if picture.mode.startswith(("I", "F")):
        return _stretched(np.asarray(picture, np.float64))
    if picture.has_transparency_data:
        with_alpha = picture.convert("RGBA")
        paper = Image.new("RGBA", with_alpha.size, "white")
        picture = Image.alpha_composite(paper, with_alpha)
    return np.array(picture.convert("L"), np.uint8)


def _stretched(values: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> Grey:
    finite = np.nan_to_num(values, nan=0.0, posinf=0.0, neginf=0.0)
    low, high = float(finite.min()), float(finite.max())
    scale = 255.0 / (high - low) if high > low else 0.0
    return np.asarray((finite - low) * scale, np.uint8)
