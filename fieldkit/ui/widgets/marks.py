"""A check box with a tick; the marks of choices themselves are in the stylesheet."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton
from typing_extensions import override

from fieldkit.ui.icons import Icon, pixmap
from fieldkit.ui.look import Look


class TickBox(QCheckBox):
    """A check box whose mark is a tick, so that its state is more than a colour."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.isChecked():
            return
        option, theme = QStyleOptionButton(), self._look.theme
        self.initStyleOption(option)
        part = QStyle.SubElement.SE_CheckBoxIndicator
        place = self.style().subElementRect(part, option, self)
        tick = pixmap(Icon.CHECK, theme.palette.on_accent, min(place.width(), place.height()))
        QPainter(self).drawPixmap(place.topLeft(), tick)
