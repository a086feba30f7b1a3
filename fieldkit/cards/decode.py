"""QR codes in a picture: `decode(image) -> list of codes`; no window, no camera, no files.

A picture is a grey array of shape (height, width), 8 bits. zxing-cpp looks at every picture; where
it reads nothing, the attempts of `ATTEMPTS` follow, in that order, until one reads.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np
from numpy.typing import NDArray
from pyzbar import pyzbar

if TYPE_CHECKING:
    # The stub that comes with zxing-cpp 3.1.0 is not valid Python, and stops mypy.
    zxingcpp: Any
else:
    import zxingcpp

Grey = NDArray[np.uint8]
Corners = tuple[tuple[int, int], tuple[int, int], tuple[int, int], tuple[int, int]]


@dataclass(frozen=True)
class Code:
    """One QR code: its text, its corners in pixels (x, y) around the symbol, and who read it."""

    text: str
    corners: Corners
    reader: str


def decode(image: Grey) -> list[Code]:
    """Every QR code that the first successful attempt reads; an empty list if none reads."""
    codes = read_direct(image)
    for attempt in ATTEMPTS:
        if codes:
            break
        codes = attempt(image)
    return codes


def read_direct(image: Grey) -> list[Code]:
    """zxing-cpp on the picture as it is."""
    return _zxing(image, "zxing", 1.0)


def read_enlarged(image: Grey) -> list[Code]:
    """Twice the size, sharpened: for small or slightly blurred codes."""
    large = cv2.resize(image, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
    return _zxing(_sharpened(large), "enlarged", 2.0)


def read_thresholded(image: Grey) -> list[Code]:
    """Black and white by the neighbourhood's mean: for glare and shadow."""
    binary = cv2.adaptiveThreshold(
        image, 255, cv2.ADAPTIVE_THRESH_GAUSSIAN_C, cv2.THRESH_BINARY, 31, 5
    )
    return _zxing(np.asarray(binary, np.uint8), "thresholded", 1.0)


def read_sharpened(image: Grey) -> list[Code]:
    """Sharpened at its own size."""
    return _zxing(_sharpened(image), "sharpened", 1.0)


def read_other(image: Grey) -> list[Code]:
    """pyzbar: it reads past a smudged finder square, where zxing-cpp gives up."""
    codes = []
    for found in pyzbar.decode(image, symbols=[pyzbar.ZBarSymbol.QRCODE]):
        points = [(int(point.x), int(point.y)) for point in found.polygon]
        if len(points) == 4:
            text = found.data.decode("utf-8", errors="replace")
            codes.append(Code(text, (points[0], points[1], points[2], points[3]), "zbar"))
    return codes


ATTEMPTS: tuple[Callable[[Grey], list[Code]], ...] = (
    read_enlarged,
    read_thresholded,
    read_other,
    read_sharpened,
)


def _zxing(image: Grey, reader: str, scale: float) -> list[Code]:
    codes = []
    for found in zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode):
        place = found.position
        points = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
        one, two, three, four = ((round(p.x / scale), round(p.y / scale)) for p in points)
        codes.append(Code(found.text, (one, two, three, four), reader))
    return codes


def _sharpened(image: Grey) -> Grey:
    soft = cv2.GaussianBlur(image, (0, 0), 1.5)
    return np.asarray(cv2.addWeighted(image, 2.0, soft, -1.0, 0), np.uint8)
