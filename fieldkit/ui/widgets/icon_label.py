"""An icon that keeps its tint and its size when the look changes."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from fieldkit.ui.icons import Icon, pixmap
from fieldkit.ui.look import Look
from fieldkit.ui.theme import Theme

Colour = Callable[[Theme], str]


class IconLabel(QLabel):
    """`size` in pixels at 100 %. The icon is decoration: the word beside it is what is read out."""

    def __init__(
        self, look: Look, icon: Icon, colour: Colour, size: int = 22, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._icon, self._colour, self._size = look, icon, colour, size
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        look.changed.connect(self._draw)
        self._draw()

    def show_icon(self, icon: Icon, colour: Colour) -> None:
        self._icon, self._colour = icon, colour
        self._draw()

    def _draw(self) -> None:
        theme = self._look.theme
        size = theme.sized(self._size)
        self.setPixmap(pixmap(self._icon, self._colour(theme), size))
        self.setFixedSize(size, size)
