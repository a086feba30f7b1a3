"""Fields side by side that share the width, and go on in new lines where it is narrow."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget
from typing_extensions import override

from fieldkit.ui.widgets.flow import Flow


class FieldFlow(Flow):
    """Each field takes at least its width; what is left of a line is shared in proportion.

    `sized` turns pixels at 100 % into pixels. Fields stand at the top of their line, so that a word
    below one of them moves no other.
    """

    def __init__(
        self, sized: Callable[[int], int], parent: QWidget | None = None, gap: int = 8
    ) -> None:
        super().__init__(parent, gap)
        self._sized = sized
        self._widths: list[int] = []

    def add_field(self, field: QWidget, width: int) -> None:
        """`width` in pixels at 100 %."""
        self._widths.append(width)
        self.addWidget(field)

    @override
    def minimumSize(self) -> QSize:
        widest = max((self._sized(width) for width in self._widths), default=0)
        heights = (item.minimumSize().height() for item in self._items)
        return QSize(min(widest, self._sized(120)), max(heights, default=0))

    @override
    def sizeHint(self) -> QSize:
        width = sum(self._sized(width) + self._gap for width in self._widths)
        return QSize(width, self.heightForWidth(width))

    @override
    def _place(self, rect: QRect, move: bool) -> int:
        lines: list[list[tuple[QLayoutItem, int]]] = [[]]
        used = 0
        for item, base in zip(self._items, self._widths, strict=True):
            if item.isEmpty():
                continue
            width = min(self._sized(base), max(rect.width(), 1))
            if lines[-1] and used + self._gap + width > rect.width():
                lines.append([])
                used = 0
            used += width + (self._gap if lines[-1] else 0)
            lines[-1].append((item, width))
        top = rect.top()
        for line in lines:
            top += self._set_line(line, QRect(rect.left(), top, rect.width(), 0), move) + self._gap
        return top - self._gap - rect.top()

    def _set_line(self, line: list[tuple[QLayoutItem, int]], rect: QRect, move: bool) -> int:
        """Stretches one line to the width and gives its height."""
        bases = sum(width for _, width in line)
        room = rect.width() - self._gap * (len(line) - 1)
        left, height = rect.left(), 0
        for item, base in line:
            width = base * room // bases if bases and len(line) > 1 else min(room, base * 2)
            tall = item.heightForWidth(width) if item.hasHeightForWidth() else -1
            tall = tall if tall >= 0 else item.sizeHint().height()
            height = max(height, tall)
            if move:
                item.setGeometry(QRect(left, rect.top(), width, tall))
            left += width + self._gap
        return height
