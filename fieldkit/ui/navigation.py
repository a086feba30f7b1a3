"""The column of places on the left, with the key of each."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from fieldkit.ui.icons import qt_icon
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.places import ICONS, KEYS, Place, name_of
from fieldkit.ui.theme import Space
from fieldkit.ui.widgets.key_hint import key_hint
from fieldkit.ui.widgets.text import button

ICON_SIZE = 22
CLOSE = 150
"""Per cent: from this size of text on places stand close, so that all are seen at once."""


class Navigation(QFrame):
    """Emits `chosen` with a `Place`; `mark` says which place is shown. GUI thread only."""

    chosen = Signal(object)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self.setObjectName("navigation")
        self._tools = tools
        self._group = QButtonGroup(self)
        self.buttons: dict[Place, QPushButton] = {}
        self._hints: list[QLabel] = []
        inner = QWidget()
        inner.setObjectName("places")
        self._column = QVBoxLayout(inner)
        for place in Place:
            if place is Place.SETTINGS:
                self._column.addStretch(1)
            self._column.addWidget(self._button(place))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        tools.look.changed.connect(self._measure)
        self.retranslate()
        self._measure()

    def mark(self, place: Place) -> None:
        self.buttons[place].setChecked(True)

    def retranslate(self) -> None:
        for place, each in self.buttons.items():
            each.setText(name_of(place))
            each.setAccessibleName(name_of(place))
            each.setAccessibleDescription(KEYS[place])
        self._measure()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _button(self, place: Place) -> QPushButton:
        made = button("place")
        made.setCheckable(True)
        made.clicked.connect(lambda: self.chosen.emit(place))
        row = QHBoxLayout(made)
        hint = key_hint(KEYS[place])
        hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addStretch(1)
        row.addWidget(hint, alignment=Qt.AlignmentFlag.AlignVCenter)
        self._hints.append(hint)
        self._group.addButton(made)
        self.buttons[place] = made
        return made

    def _measure(self) -> None:
        theme = self._tools.look.theme
        near, tight = theme.space(Space.NEAR), theme.space(Space.TIGHT)
        self._column.setContentsMargins(near, near, near, near)
        self._column.setSpacing(theme.space(Space.HAIR) if theme.scale < CLOSE else 0)
        size = theme.sized(ICON_SIZE)
        widest = 0
        for place, each in self.buttons.items():
            row = each.layout()
            assert row is not None, "made with a row"
            row.setContentsMargins(0, 0, tight, 0)
            each.setIcon(qt_icon(ICONS[place], theme.palette.text, size))
            each.setIconSize(QSize(size, size))
            each.ensurePolished()
            widest = max(widest, each.sizeHint().width())
        hint = max(each.sizeHint().width() for each in self._hints)
        self.setFixedWidth(widest + hint + 2 * near + 2 * tight + theme.space(Space.APART))
