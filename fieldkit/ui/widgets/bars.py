"""Counts as bars: one line each, a name, a bar, a figure. Quiet, and read out as text."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from fieldkit.ui.formats import number
from fieldkit.ui.look import Look
from fieldkit.ui.theme import Space
from fieldkit.ui.words import Speech

Bar = tuple[str, int]
WIDEST_NAME = 0.45
"""Share of the width that names may take before they go on in a second line."""

WRAPPED = int(
    Qt.TextFlag.TextWordWrap.value
    | Qt.AlignmentFlag.AlignVCenter.value
    | Qt.AlignmentFlag.AlignLeft.value
)
FIGURE = int(Qt.AlignmentFlag.AlignVCenter.value | Qt.AlignmentFlag.AlignRight.value)
LEAST = 2
"""Pixels: one hand-out is seen beside a thousand."""


class Bars(QWidget):
    """Draws what it is given with the look in force. GUI thread only."""

    def __init__(self, look: Look, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._speech = look, speech
        self._bars: Sequence[Bar] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self.updateGeometry)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        self._bars = bars
        said = (f"{name}: {number(count, self._speech.language)}" for name, count in bars)
        self.setAccessibleName("; ".join(said))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._look.theme.sized(200), self.heightForWidth(self.width()))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        names = self._name_width(width)
        return sum(self._height(name, names) for name, _ in self._bars) or self._height("", names)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics, gap = self.fontMetrics(), self._look.theme.space(Space.NEAR)
        figures = [number(count, self._speech.language) for _, count in self._bars]
        right = max((metrics.horizontalAdvance(each) for each in figures), default=0) + 2
        left, top = self._name_width(self.width()), 0
        long = self.width() - left - right - 2 * gap
        for (name, count), figure in zip(self._bars, figures, strict=True):
            high = self._height(name, left)
            self._text(painter, name, QRectF(0, top, left, high), WRAPPED)
            self._bar(painter, count, QRectF(left + gap, top, max(long, 0), high))
            self._text(painter, figure, QRectF(self.width() - right, top, right, high), FIGURE)
            top += high
        painter.end()

    def _name_width(self, width: int) -> int:
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(name) for name, _ in self._bars), default=0)
        return min(widest + 2, round(width * WIDEST_NAME))

    def _height(self, name: str, width: int) -> int:
        """Of one bar, whose name has so much room in each line."""
        room = QRect(0, 0, max(width, 1), 0)
        lines = self.fontMetrics().boundingRect(room, WRAPPED, name).height()
        return max(lines, self.fontMetrics().height()) + self._look.theme.space(Space.TIGHT)

    def _text(self, painter: QPainter, text: str, box: QRectF, flags: int) -> None:
        painter.setPen(QColor(self._look.theme.palette.text))
        painter.drawText(box, flags, text)

    def _bar(self, painter: QPainter, count: int, room: QRectF) -> None:
        most = max((each for _, each in self._bars), default=0) or 1
        thick = self.fontMetrics().height() * 0.5
        top = room.top() + (room.height() - thick) / 2
        box = QRectF(room.left(), top, max(room.width() * count / most, LEAST), thick)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._look.theme.palette.accent))
        painter.drawRoundedRect(box, 3, 3)
