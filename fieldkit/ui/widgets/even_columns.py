"""Items in columns of one width, as many as fit and no more than wished."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLayoutItem, QWidget
from typing_extensions import override

from fieldkit.ui.widgets.wrapping_layout import WrappingLayout


class EvenColumns(WrappingLayout):
    """Row after row; `most` columns at most (0: as many as there is room for), each at least
    `narrowest` pixels wide.
    """

    def __init__(self, parent: QWidget | None, most: int, narrowest: int, gap: int = 8) -> None:
        super().__init__(parent, gap)
        self._most, self._narrowest = most, narrowest

    def columns(self, width: int) -> int:
        """How many stand side by side in that width."""
        wish = self._most or len(self._items)
        least = max(self._narrowest, self.minimumSize().width())
        fit = max((width + self._gap) // (least + self._gap), 1)
        return max(min(wish, fit, len(self._items)), 1)

    @override
    def _place(self, rect: QRect, move: bool) -> int:
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
