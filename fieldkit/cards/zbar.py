"""The second reader, zbar: it reads past a smudged finder square, where zxing-cpp gives up.

It is optional: without the library the other attempts remain. On Windows it stays off, since the
library that pyzbar brings there is of 2015 and has a known hole (CVE-2023-40889).
"""

import sys
from functools import cache
from typing import Any

from fieldkit.cards.picture import Code, Grey


@cache
def zbar_module() -> Any:
    """pyzbar's module, or None where zbar is missing or unsafe."""
    if sys.platform == "win32":
        return None
    try:
        from pyzbar import pyzbar
    except (ImportError, OSError):
        # OSError: zbar is there, and a library that it needs is not.
        return None
    return pyzbar


def read_zbar(image: Grey) -> list[Code]:
    """The QR codes that zbar reads and whose text is plain ASCII.

    zbar guesses the character set of byte-mode text and mangles Cyrillic and Japanese, so that
    other text is left to zxing-cpp.
    """
    zbar = zbar_module()
    if zbar is None:
        return []
    codes = []
    for found in zbar.decode(image, symbols=[zbar.ZBarSymbol.QRCODE]):
        points = [(int(point.x), int(point.y)) for point in found.polygon]
        if len(points) == 4 and found.data.isascii():
            text = found.data.decode("ascii")
            codes.append(Code(text, (points[0], points[1], points[2], points[3]), "zbar"))
    return codes
