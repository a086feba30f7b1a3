"""Check of card reading: a drawn card, looked at by a reader in its own process, as in the work."""

import numpy as np

from fieldkit.cards.picture import Grey
from fieldkit.cards.picture_file import look_once
from fieldkit.cards.symbol import QUIET_MODULES, symbol
from fieldkit.doctor.codes import Found, Mend, State, Subject
from fieldkit.doctor.finding import Finding

DIGITS = "0123456789" * 20
"""As long as a card's text, and no card."""
PIXELS = 4
"""Of a module's side."""


def check_reading(read: tuple[str, ...]) -> Finding:
    """Whether what was read is what was drawn."""
    if read == (DIGITS,):
        return Finding(Subject.READING, State.OK, Found.READING_WORKS)
    return Finding(Subject.READING, State.BAD, Found.READING_FAILS, Mend.REINSTALL)


def read_drawn() -> tuple[str, ...]:
    """The texts that the reader's process finds in a drawn card; none where it ends or hangs."""
    seen = look_once(drawn())
    return () if seen is None else tuple(code.text for code in seen.codes)


def drawn() -> Grey:
    """The picture of a flat, clean symbol."""
    dark = np.pad(np.array(symbol(DIGITS)), QUIET_MODULES)
    large = dark.repeat(PIXELS, axis=0).repeat(PIXELS, axis=1)
    return np.where(large, 0, 255).astype(np.uint8)
