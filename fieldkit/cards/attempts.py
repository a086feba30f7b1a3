"""The attempts at a code that zxing-cpp does not read at first, cheapest gain first.

Each brings the cut-out to a size, treats it, and hands it to a reader. The order and the figures in
it were chosen on labelled photographs and frames, each attempt for what the ones before it leave
unread; docs/card-format.md has the measurement.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image, ImageFilter

from fieldkit.cards.picture import Code, Corners, Grey
from fieldkit.cards.shake import reduced, shake_direction, steadied
from fieldkit.cards.zbar import read_zbar

if TYPE_CHECKING:
    # The stub that comes with zxing-cpp 3.1.0 is not valid Python, and stops mypy.
    zxingcpp: Any
else:
    import zxingcpp

_QR = zxingcpp.BarcodeFormat.QRCode
_LOCAL = zxingcpp.Binarizer.LocalAverage
_GLOBAL = zxingcpp.Binarizer.GlobalHistogram
_FIXED = zxingcpp.Binarizer.FixedThreshold

_LARGEST_FACTOR = 5.0
# Blending this far away from the blurred picture leaves black and white.
_FULL_CONTRAST = 200.0

Reader = Callable[[Grey], list[Code]]
Treatment = Callable[[Image.Image], Image.Image]


def read_all(image: Grey) -> tuple[list[Code], list[Corners]]:
    """zxing-cpp on the picture as it is: codes, and symbols whose content failed its checksum."""
    found = zxingcpp.read_barcodes(image, formats=_QR, return_errors=True)
    codes = [Code(each.text, _corners(each.position), "whole") for each in found if each.valid]
    return codes, [_corners(each.position) for each in found if not each.valid]


def read_global(image: Grey) -> list[Code]:
    """zxing-cpp with one threshold for the whole picture."""
    return _read(image, _GLOBAL)


def _read_local(image: Grey) -> list[Code]:
    return _read(image, _LOCAL)


def _read_binary(image: Grey) -> list[Code]:
    return _read(image, _FIXED)


def _read(image: Grey, binarizer: object) -> list[Code]:
    found = zxingcpp.read_barcodes(image, formats=_QR, binarizer=binarizer)
    return [Code(each.text, _corners(each.position), "whole") for each in found]


@dataclass(frozen=True)
class Attempt:
    """One way to read a cut-out, enlarged or reduced until its longer side is within two bounds.

    `least` and `most` are pixels; nothing is enlarged more than five times.
    """

    name: str
    least: int
    most: int
    treat: Treatment
    reader: Reader

    def read_codes(self, part: Grey) -> list[Code]:
        """The codes read, their corners in pixels of the cut-out."""
        treated, factor = self._resized(part)
        pixels = np.asarray(self.treat(treated), np.uint8)
        return [replace(code.scaled(1 / factor), reader=self.name) for code in self.reader(pixels)]

    def _resized(self, part: Grey) -> tuple[Image.Image, float]:
        picture = Image.fromarray(part)
        longer = max(part.shape)
        factor = min(_LARGEST_FACTOR, min(self.most, max(self.least, longer)) / longer)
        if factor == 1:
            return picture, factor
        width, height = (max(1, round(side * factor)) for side in picture.size)
        return picture.resize((width, height), Image.Resampling.BICUBIC), factor


def _plain(picture: Image.Image) -> Image.Image:
    return picture


def _blurred(picture: Image.Image, parts: float) -> Image.Image:
    return picture.filter(ImageFilter.BoxBlur(max(picture.size) / parts))


def _black_and_white(picture: Image.Image, parts: float) -> Image.Image:
    return Image.blend(_blurred(picture, parts), picture, _FULL_CONTRAST)


def _bold(picture: Image.Image) -> Image.Image:
    """Black and white against a neighbourhood of about two modules: for blur and low contrast."""
    return _black_and_white(picture, 56)


def _bold_smooth(picture: Image.Image) -> Image.Image:
    """The same against noise: a slight blur first, a narrower neighbourhood."""
    return _black_and_white(_blurred(picture, 300), 80)


def _despeckled(picture: Image.Image) -> Image.Image:
    """Without specks and scratches thinner than a module: for dirt on a finder square."""
    return picture.filter(ImageFilter.MedianFilter(3))


def _crisp(picture: Image.Image) -> Image.Image:
    """Sharpened."""
    return Image.blend(_blurred(picture, 60), picture, 3.0)


def _crisp_black_and_white(picture: Image.Image) -> Image.Image:
    """Sharpened, then black and white against five modules: for dirt, glare and shadow."""
    return _black_and_white(_crisp(picture), 24)


ATTEMPTS = (
    Attempt("bold", 360, 480, _bold, _read_binary),
    Attempt("zbar", 0, 480, _plain, read_zbar),
    Attempt("zbar-small", 250, 333, _despeckled, read_zbar),
    Attempt("global", 360, 480, _plain, read_global),
    Attempt("bold-smooth", 500, 666, _bold_smooth, _read_binary),
    Attempt("global-large", 640, 853, _plain, read_global),
    Attempt("zbar-crisp", 360, 480, _crisp, read_zbar),
    Attempt("crisp", 500, 666, _crisp_black_and_white, _read_binary),
    Attempt("large", 800, 1066, _plain, _read_local),
)
# For a card that moved: path in pixels, lens, noise, and the attempt at what comes out.
_STEADY_ATTEMPTS = (
    (9.0, 0.8, 0.002, Attempt("steady-9", 360, 480, _plain, read_global)),
    (5.0, 1.1, 0.01, Attempt("steady-5", 360, 480, _bold, _read_binary)),
    (13.0, 1.1, 0.002, Attempt("steady-13", 360, 480, _plain, read_global)),
    (11.0, 0.8, 0.002, Attempt("steady-11", 360, 480, _plain, read_global)),
    (7.0, 0.8, 0.005, Attempt("steady-7", 360, 480, _plain, read_global)),
)
# For a further code beside one already read.
QUICK_ATTEMPTS = ATTEMPTS[:1]


def read_shaken(part: Grey, without: str = "") -> list[Code]:
    """The codes read after a card's movement was taken back; none if it did not move.

    `without` names an attempt to be left out.
    """
    direction = shake_direction(part)
    if direction is None:
        return []
    small, factor = reduced(part)
    for length, lens, noise, attempt in _STEADY_ATTEMPTS:
        if attempt.name == without:
            continue
        codes = attempt.read_codes(steadied(small, direction, length, lens, noise))
        if codes:
            return [code.scaled(1 / factor) for code in codes]
    return []


def _corners(place: Any) -> Corners:
    corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
    one, two, three, four = ((corner.x, corner.y) for corner in corners)
    return one, two, three, four
