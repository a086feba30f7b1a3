"""The key that does the same, shown beside what it does."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel

from fieldkit.ui.widgets.text import label


def key_hint(keys: str) -> QLabel:
    """A small cap such as “Alt+1”; `keys` as in QKeySequence. Not read out: shortcuts are.

    What Qt calls Return is Enter on the keys that people look at.
    """
    shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return label("key", shown.replace("Return", "Enter"), wrap=False)
