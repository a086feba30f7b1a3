"""Parts side by side where there is room for them, and one below the other where there is not."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from fieldkit.ui.look import Look
from fieldkit.ui.theme import Space

NARROWEST = 230
"""Pixels at 100 % that a part needs beside others."""


class Columns(QWidget):
    """Holds parts of equal width; large text makes a column of them by itself."""

    def __init__(self, look: Look, *parts: QWidget) -> None:
        super().__init__()
        self._look, self._count = look, len(parts)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for each in parts:
            self._row.addWidget(each, 1, Qt.AlignmentFlag.AlignTop)
        look.changed.connect(self._turn)
        self._turn()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        theme = self._look.theme
        gap = theme.space(Space.SECTION)
        wanted = self._count * theme.sized(NARROWEST) + (self._count - 1) * gap
        down = self.width() < wanted
        way = QBoxLayout.Direction.TopToBottom if down else QBoxLayout.Direction.LeftToRight
        self._row.setSpacing(theme.space(Space.APART) if down else gap)
        if way != self._row.direction():
            self._row.setDirection(way)
