"""Counts by the hour as columns, from the first hour to the last. Quiet, and read out as text."""

import math
from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from fieldkit.ui.formats import number
from fieldkit.ui.look import Look
from fieldkit.ui.theme import Space, Type
from fieldkit.ui.words import Speech

TALL = 130
"""Pixels at 100 %, with figures and hours."""
WIDEST_COLUMN = 44
"""Pixels at 100 %: a single hour is a column, not a wall."""
LEAST = 2
"""Pixels: an hour with one hand-out is seen beside one with ninety."""
ROUND = 3.0
FLAGS = Qt.AlignmentFlag.AlignCenter


class HourColumns(QWidget):
    """Draws what it is given with the look in force: below each column its hour, above it its
    figure; where columns are too narrow for that, every second or third hour is named, and of
    the figures that of the fullest is always there. GUI thread only.
    """

    def __init__(self, look: Look, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._speech = look, speech
        self._counts: dict[int, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_hours(self, counts: Mapping[int, int]) -> None:
        """`counts` by the hour of the day, 0 to 23; hours between that have none are shown too."""
        hours = range(min(counts), max(counts) + 1) if counts else range(0)
        self._counts = {hour: counts.get(hour, 0) for hour in hours}
        said = (f"{hour}:00: {self._said(count)}" for hour, count in counts.items())
        self.setAccessibleName("; ".join(said))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._look.theme.sized(200), self._look.theme.sized(TALL))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._counts:
            return
        theme = self._look.theme
        font = QFont(self.font())
        font.setPixelSize(theme.type(Type.SMALL))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)
        step = min(self.width() / len(self._counts), theme.sized(WIDEST_COLUMN))
        line = painter.fontMetrics().height()
        ground = self.height() - line - theme.space(Space.HAIR)
        for at, (hour, count) in enumerate(self._counts.items()):
            self._column(painter, count, QRectF(at * step, line, step, ground - line))
            self._name(painter, at, hour, QRectF(at * step, self.height() - line, step, line))
        painter.setPen(QColor(theme.palette.edge))
        painter.drawLine(0, ground, round(step * len(self._counts)), ground)
        painter.end()

    def _column(self, painter: QPainter, count: int, room: QRectF) -> None:
        """One column from the ground up, and its figure on it."""
        if not count:
            return
        palette, most = self._look.theme.palette, max(self._counts.values())
        high = max(room.height() * count / most, LEAST)
        gap = min(self._look.theme.space(Space.HAIR), room.width() / 4)
        box = QRectF(room.left() + gap / 2, room.bottom() - high, room.width() - gap, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.accent))
        painter.drawRoundedRect(box, min(ROUND, high / 2), min(ROUND, high / 2))
        metrics = painter.fontMetrics()
        words = metrics.horizontalAdvance(self._said(count)) + 2
        if words > room.width() and count < most:
            return
        wide = max(room.width(), words)
        left = min(max(box.center().x() - wide / 2, 0), self.width() - wide)
        painter.setPen(QColor(palette.text))
        above = QRectF(left, box.top() - metrics.height(), wide, metrics.height())
        painter.drawText(above, FLAGS, self._said(count))

    def _name(self, painter: QPainter, at: int, hour: int, room: QRectF) -> None:
        """The hour below its column, if it is one that is named."""
        widest = painter.fontMetrics().horizontalAdvance("00") + 4
        every = math.ceil(widest / room.width())
        if at % every:
            return
        painter.setPen(QColor(self._look.theme.palette.muted))
        more = room.width() * (every - 1) / 2
        painter.drawText(room.adjusted(-more, 0, more, 0), FLAGS, str(hour))

    def _said(self, count: int) -> str:
        return number(count, self._speech.language)
