"""Codes as files that travel: a line of text, and a picture of an enrolment code's QR."""

from io import BytesIO
from pathlib import Path

import qrcode
from qrcode.constants import ERROR_CORRECT_Q
from qrcode.image.pil import PilImage
from qrcode.util import MODE_ALPHA_NUM, QRData

from fieldkit.errors import Refusal
from fieldkit.hq.reasons import HqReason
from fieldkit.sync.enrolment import EnrolCode

PIXELS = 8
"""Of a module: printed, shown on a telephone or photographed, it stays readable."""
QUIET_MODULES = 4
MOST_BYTES = 65_536


def text_file(code: EnrolCode) -> bytes:
    """The code alone on a line."""
    return (code.text() + "\n").encode()


def qr_picture(code: EnrolCode) -> bytes:
    """A PNG of the code's QR, level Q, in the alphanumeric mode that its signs allow."""
    drawn = qrcode.QRCode(error_correction=ERROR_CORRECT_Q, box_size=PIXELS, border=QUIET_MODULES)
    drawn.add_data(QRData(code.text(), mode=MODE_ALPHA_NUM))
    drawn.make(fit=True)
    data = BytesIO()
    drawn.make_image(image_factory=PilImage).save(data, format="PNG")
    return data.getvalue()


def write_file(file: Path, data: bytes) -> Refusal | None:
    """Writes a file; refuses one that can't be written."""
    try:
        file.write_bytes(data)
    except OSError:
        return Refusal(HqReason.FILE_NOT_WRITABLE, {"file": str(file)})
    return None


def read_text(file: Path) -> str | Refusal:
    """The beginning of a text file; refuses one that can't be read."""
    try:
        with file.open("rb") as opened:
            return opened.read(MOST_BYTES).decode("utf-8-sig", "replace")
    except OSError:
        return Refusal(HqReason.FILE_NOT_READABLE, {"file": str(file)})
