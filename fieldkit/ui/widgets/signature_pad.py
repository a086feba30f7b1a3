"""A place to sign with a mouse, a pen or a finger."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from fieldkit.records.signature import GRID, Point, read_strokes, strokes_text
from fieldkit.ui.look import Look
from fieldkit.ui.theme import RADIUS, Space

HEIGHT = 84
"""Pixels at 100 %."""
ERASING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class SignaturePad(QWidget):
    """Keeps strokes on a grid of 64 by 64; `text` is what a receipt keeps of them.

    Emits `signed` at the end of each stroke, and when it is wiped (Delete). A finger comes as a
    mouse does: Qt makes mouse events of touches that nobody takes. GUI thread only.
    """

    signed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._strokes: list[list[Point]] = []
        self._hint = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        look.changed.connect(self._measure)
        self._measure()

    @property
    def text(self) -> str:
        """The signature as one line, empty if there is none."""
        return strokes_text(self._strokes)

    def show_text(self, text: str) -> None:
        """Shows a signature as `text` gave it; an empty text clears the pad. Tells nobody."""
        self._strokes = read_strokes(text)
        self.update()

    def set_words(self, name: str, hint: str) -> None:
        """`hint` stands in the pad while it is empty."""
        self._hint = hint
        self.setAccessibleName(name)
        self.setAccessibleDescription(hint)
        self.update()

    def wipe(self) -> None:
        self._strokes.clear()
        self.update()
        self.signed.emit()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._strokes.append([self._point(event.position())])
        self.update()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._strokes and event.buttons() & Qt.MouseButton.LeftButton:
            point = self._point(event.position())
            if point != self._strokes[-1][-1]:
                self._strokes[-1].append(point)
                self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.signed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ERASING:
            self.wipe()
        else:
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours, painter = self._look.theme.palette, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = colours.focus if self.hasFocus() else colours.edge
        painter.setPen(QPen(QColor(edge), 2))
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        if not self._strokes:
            painter.setPen(QColor(colours.muted))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(8, 4, -8, -4), flags, self._hint)
            return
        pen = QPen(QColor(colours.text), self._look.theme.sized(2))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        for stroke in self._strokes:
            # A stroke of one point is drawn as a dot.
            painter.drawPolyline([self._place(point) for point in (stroke[0], *stroke)])

    def _point(self, at: QPointF) -> Point:
        x = int(at.x() * GRID / max(self.width(), 1))
        y = int(at.y() * GRID / max(self.height(), 1))
        return min(max(x, 0), GRID - 1), min(max(y, 0), GRID - 1)

    def _place(self, point: Point) -> QPointF:
        x, y = point
        return QPointF((x + 0.5) * self.width() / GRID, (y + 0.5) * self.height() / GRID)

    def _measure(self) -> None:
        theme = self._look.theme
        self.setMinimumHeight(theme.sized(HEIGHT) + theme.space(Space.HAIR))
        self.update()
