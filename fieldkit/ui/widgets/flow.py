"""A row that goes on in the next line where the window is too narrow for it."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget
from typing_extensions import override

from fieldkit.ui.widgets.wrapping_layout import WrappingLayout


class Flow(WrappingLayout):
    """Items from left to right, and on in new lines; `gap` pixels between them."""

    def __init__(self, parent: QWidget | None = None, gap: int = 12) -> None:
        super().__init__(parent, gap)

    @property
    def gap(self) -> int:
        """Pixels between two items of a line."""
        return self._gap

    def set_gap(self, gap: int) -> None:
        self._gap = gap
        self.invalidate()

    @override
    def _place(self, rect: QRect, move: bool) -> int:
        lines: list[list[tuple[QLayoutItem, QSize]]] = [[]]
        used = 0
        for item in (each for each in self._items if not each.isEmpty()):
            size = item.sizeHint().boundedTo(QSize(max(rect.width(), 1), 1 << 16))
            if lines[-1] and used + self._gap + size.width() > rect.width():
                lines.append([])
                used = 0
            used += size.width() + (self._gap if lines[-1] else 0)
            lines[-1].append((item, size))
        top = rect.top()
        for line in lines:
            top = self._line(line, QPoint(rect.left(), top), move) + self._gap // 2
        return top - self._gap // 2 - rect.top()

    def _line(self, line: list[tuple[QLayoutItem, QSize]], at: QPoint, move: bool) -> int:
        height = max((size.height() for _, size in line), default=0)
        left = at.x()
        for item, size in line:
            if move:
                down = (height - size.height()) // 2
                item.setGeometry(QRect(QPoint(left, at.y() + down), size))
            left += size.width() + self._gap
        return at.y() + height
