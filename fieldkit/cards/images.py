"""Pictures from files, whatever they hold: grey pixels or a refusal, in bounded memory."""

import warnings
from pathlib import Path

import numpy as np
from PIL import Image

from fieldkit.cards.picture import Grey
from fieldkit.cards.reasons import ImageReason
from fieldkit.errors import Refusal

# Formats decoded in the process by Pillow itself: none that starts a program or follows a link.
_FORMATS = ("PNG", "JPEG", "WEBP", "BMP", "TIFF", "GIF", "PPM")
LARGEST_FILE = 64 * 1024 * 1024
LARGEST_PICTURE = 40_000_000
_SMALLEST_SIDE = 8


def open_image(path: Path) -> Grey | Refusal:
    """The picture in a file as grey; of an animated one, its first frame.

    Transparent parts are white; 16-bit and floating-point pictures are stretched over their own
    range. Refusals: UNREADABLE (no such file, or no whole picture of a kind we know), TOO_LARGE
    (over 64 MiB, or over 40 million pixels).
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            return Refusal(ImageReason.TOO_LARGE, {"file": path.name})
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(path, formats=_FORMATS) as picture:
                width, height = picture.size
                if width * height > LARGEST_PICTURE:
                    return Refusal(ImageReason.TOO_LARGE, {"file": path.name})
                if min(width, height) < _SMALLEST_SIDE:
                    return Refusal(ImageReason.UNREADABLE, {"file": path.name})
                return _grey(picture)
    except Image.DecompressionBombError:
        return Refusal(ImageReason.TOO_LARGE, {"file": path.name})
    except Exception:  # Pillow's decoders answer broken bytes with exceptions of every kind.
        return Refusal(ImageReason.UNREADABLE, {"file": path.name})


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
