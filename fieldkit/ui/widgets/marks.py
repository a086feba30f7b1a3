"""The marks of radio buttons and check boxes, drawn from the theme's tokens."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton, QWidget
from typing_extensions import override

from fieldkit.ui.icons import Icon, pixmap
from fieldkit.ui.look import Look
from fieldkit.ui.theme import Theme

SIZE = 16
"""Pixels at 100 %, inside the edge."""


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


def wear_marks(widget: QWidget, look: Look) -> None:
    """Gives the marks to all choices in a widget, now and whenever the look changes."""

    def wear() -> None:
        widget.setStyleSheet(_sheet(look.theme))

    look.changed.connect(wear)
    wear()


def _sheet(theme: Theme) -> str:
    colours, size = theme.palette, theme.sized(SIZE)
    return f"""
QRadioButton::indicator, QCheckBox::indicator {{ width: {size}px; height: {size}px;
    border: 2px solid {colours.edge}; background: {colours.surface}; }}
QRadioButton::indicator {{ border-radius: {size // 2 + 2}px; }}
QCheckBox::indicator {{ border-radius: 4px; }}
QRadioButton::indicator:checked {{ border: {size // 3 + 1}px solid {colours.accent};
    width: {size - 2 * (size // 3 + 1) + 4}px; height: {size - 2 * (size // 3 + 1) + 4}px; }}
QCheckBox::indicator:checked {{ border-color: {colours.accent}; background: {colours.accent}; }}
"""
