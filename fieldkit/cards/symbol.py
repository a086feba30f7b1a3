"""The QR symbol of a card: numeric mode, version 7, error correction level Q."""

import qrcode
from qrcode.constants import ERROR_CORRECT_Q
from qrcode.util import MODE_NUMBER, QRData

QR_VERSION = 7
MODULES = 17 + 4 * QR_VERSION
QUIET_MODULES = 4


def symbol(text: str) -> list[list[bool]]:
    """The dark modules of a card's text, 45 rows of 45, without the quiet zone.

    Raises qrcode.exceptions.DataOverflowError where the text is longer than 207 digits.
    """
    code = qrcode.QRCode(version=QR_VERSION, error_correction=ERROR_CORRECT_Q, border=0)
    code.add_data(QRData(text, mode=MODE_NUMBER))
    code.make(fit=False)
    return [[bool(module) for module in row] for row in code.modules]


def dark_runs(modules: list[list[bool]]) -> list[tuple[int, int, int]]:
    """The dark modules as horizontal runs (column, row, length); row 0 is the top one."""
    runs = []
    for row, line in enumerate(modules):
        column = 0
        while column < len(line):
            length = 0
            while column + length < len(line) and line[column + length]:
                length += 1
            if length:
                runs.append((column, row, length))
            column += max(1, length)
    return runs
