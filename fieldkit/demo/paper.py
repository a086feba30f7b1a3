"""From paper to digits: a sheet of cards as pictures, turned and blurred, and read again."""

from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter

from fieldkit.cards.decode import decode
from fieldkit.cards.picture import Code

DOTS_PER_INCH = 150
TURN_DEGREES = 7.0
BLUR_PIXELS = 1.1
MARGIN = 24
"""Pixels around a code; the next card is further away."""


def picture_of(pdf: Path, picture: Path) -> Path:
    """The first page of a PDF as PNG."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0].render(scale=DOTS_PER_INCH / 72).to_pil()
    document.close()
    page.save(picture)
    return picture


def worn(picture: Path, target: Path) -> Path:
    """The picture as a webcam might see the sheet: turned, blurred, on a grey table."""
    with Image.open(picture) as page:
        grey = page.convert("L")
        turned = grey.rotate(TURN_DEGREES, Image.Resampling.BICUBIC, expand=True, fillcolor=120)
        turned.filter(ImageFilter.GaussianBlur(BLUR_PIXELS)).save(target)
    return target


def read_cards(picture: Path) -> list[Code]:
    """All codes in a picture, from top to bottom."""
    with Image.open(picture) as page:
        codes = decode(np.ascontiguousarray(page.convert("L")))
    return sorted(codes, key=lambda code: code.corners[0][1])


def cut_out(picture: Path, code: Code, target: Path) -> Path:
    """One card of a sheet, as if somebody had pictured it alone."""
    columns, rows = zip(*code.corners, strict=True)
    box = (min(columns) - MARGIN, min(rows) - MARGIN, max(columns) + MARGIN, max(rows) + MARGIN)
    with Image.open(picture) as page:
        page.crop(box).save(target)
    return target
