"""Items in columns of one width, as many as fit and no more than wished."""

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget
from typing_extensions import override


class EvenColumns(QLayout):
    """Row after row; `most` columns at most (0: as many as there is room for), each at least
    `narrowest` pixels wide.
    """

    def __init__(self, parent: QWidget | None, most: int, narrowest: int, gap: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._most, self._narrowest, self._gap = most, narrowest, gap
        self.setContentsMargins(QMargins())

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def columns(self, width: int) -> int:
        """How many stand side by side in that width."""
        wish = self._most or len(self._items)
        least = max(self._narrowest, self.minimumSize().width())
        fit = max((width + self._gap) // (least + self._gap), 1)
        return max(min(wish, fit, len(self._items)), 1)

    def _place(self, rect: QRect, move: bool) -> int:
        """Puts the items in their rows; the height that they take."""
        count = self.columns(rect.width())
        wide = (rect.width() - (count - 1) * self._gap) // count
        top = rect.top()
        for start in range(0, len(self._items), count):
            row = self._items[start : start + count]
            tall = max(_height(item, wide) for item in row)
            for at, item in enumerate(row):
                if move:
                    left = rect.left() + at * (wide + self._gap)
                    item.setGeometry(QRect(left, top, wide, tall))
            top += tall
        return top - rect.top()


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
