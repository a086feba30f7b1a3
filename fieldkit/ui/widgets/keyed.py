"""A button with its key beside it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from fieldkit.ui.look import Look
from fieldkit.ui.theme import Space
from fieldkit.ui.widgets.key_hint import key_hint


def keyed(look: Look, made: QPushButton, keys: str) -> QWidget:
    """The pair; `keys` as in QKeySequence."""
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(look.theme.space(Space.HAIR))
    row.addWidget(made)
    row.addWidget(key_hint(keys), alignment=Qt.AlignmentFlag.AlignVCenter)
    return pair
