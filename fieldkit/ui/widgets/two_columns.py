"""A wide part with a narrower one beside it, or below it where there is no room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from fieldkit.ui.look import Look
from fieldkit.ui.theme import Space

NARROWEST = 720
"""Pixels at 100 % that both need side by side."""
SHARES = (4, 3)


class TwoColumns(QWidget):
    """Large text puts `side` below `main` by itself. GUI thread only."""

    def __init__(self, look: Look, main: QWidget, side: QWidget) -> None:
        super().__init__()
        self._look = look
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for part, share in zip((main, side), SHARES, strict=True):
            self._row.addWidget(part, share, Qt.AlignmentFlag.AlignTop)
        look.changed.connect(self._turn)
        self._turn()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        theme = self._look.theme
        down = self.width() < theme.sized(NARROWEST)
        way = QBoxLayout.Direction.TopToBottom if down else QBoxLayout.Direction.LeftToRight
        self._row.setSpacing(theme.space(Space.APART if down else Space.SECTION))
        if way is not self._row.direction():
            self._row.setDirection(way)
