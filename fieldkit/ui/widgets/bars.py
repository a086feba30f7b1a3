"""Counts as bars: one line each, a name, a bar, a figure. Quiet, and read out as text."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from fieldkit.ui.formats import number
from fieldkit.ui.look import Look
from fieldkit.ui.theme import Space
from fieldkit.ui.words import Speech

Bar = tuple[str, int]
WIDEST_NAME = 0.45
"""Share of the width that names may take before they are shortened."""


class Bars(QWidget):
    """Draws what it is given with the look in force. GUI thread only."""

    def __init__(self, look: Look, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._speech = look, speech
        self._bars: Sequence[Bar] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        self._bars = bars
        said = (f"{name}: {number(count, self._speech.language)}" for name, count in bars)
        self.setAccessibleName("; ".join(said))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._look.theme.sized(200), self._line() * max(len(self._bars), 1))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics, gap = self.fontMetrics(), self._look.theme.space(Space.NEAR)
        figures = [number(count, self._speech.language) for _, count in self._bars]
        right = max((metrics.horizontalAdvance(each) for each in figures), default=0) + 2
        left = self._name_width(metrics)
        for line, ((name, count), figure) in enumerate(zip(self._bars, figures, strict=True)):
            middle = self._line() * line
            self._text(painter, metrics, name, (0, middle, left))
            self._bar(painter, count, (left + gap, middle, self.width() - left - right - 2 * gap))
            figure_left = self.width() - right
            self._text(painter, metrics, figure, (figure_left, middle, right))
        painter.end()

    def _name_width(self, metrics: QFontMetrics) -> int:
        widest = max((metrics.horizontalAdvance(name) for name, _ in self._bars), default=0)
        return min(widest + 2, round(self.width() * WIDEST_NAME))

    def _line(self) -> int:
        return self.fontMetrics().height() + self._look.theme.space(Space.TIGHT)

    def _text(
        self, painter: QPainter, metrics: QFontMetrics, text: str, at: tuple[int, int, int]
    ) -> None:
        left, top, width = at
        painter.setPen(QColor(self._look.theme.palette.text))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        box = QRectF(left, top, width, self._line())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _bar(self, painter: QPainter, count: int, at: tuple[int, int, int]) -> None:
        left, top, width = at
        most = max((each for _, each in self._bars), default=0) or 1
        thick = self.fontMetrics().height() * 0.5
        box = QRectF(left, top + (self._line() - thick) / 2, max(width, 0) * count / most, thick)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._look.theme.palette.accent))
        painter.drawRoundedRect(box, 3, 3)
