"""Today's rounds for whoever stands at the table, each with its verdict in a word."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from fieldkit.ui.icons import Icon, qt_icon
from fieldkit.ui.look import Look
from fieldkit.ui.theme import Space, Tone
from fieldkit.ui.widgets.key_hint import key_hint
from fieldkit.ui.widgets.text import button

MOST_KEYS = 9
ICON_SIZE = 22
LARGE = 150
"""Per cent: text of this size wants a line of its own for the verdict."""


@dataclass(frozen=True)
class RoundWords:
    """One line: the round's name and its verdict."""

    id: bytes
    name: str
    verdict: str
    icon: Icon
    tone: Tone


class RoundChoice(QWidget):
    """Emits `chosen` with a round's id. The keys Ctrl+1 to Ctrl+9 are the page's."""

    chosen = Signal(bytes)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.buttons: dict[bytes, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._shown: tuple[Sequence[RoundWords], bytes] = (), b""
        # How a line is laid out goes by the size of text.
        look.changed.connect(self._show_again)

    def show_rounds(self, rounds: Sequence[RoundWords], current: bytes) -> None:
        """Shows these rounds anew, `current` marked; its verdict stands on the card beside."""
        self._shown = rounds, current
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.buttons.clear()
        for number, each in enumerate(rounds, start=1):
            self._column.addWidget(self._line(each, number, each.id == current))
        if current in self.buttons:
            self.buttons[current].setChecked(True)

    def _show_again(self) -> None:
        self.show_rounds(*self._shown)

    def _line(self, words: RoundWords, number: int, current: bool) -> QWidget:
        theme, line, press = self._look.theme, QWidget(), button("place")
        between = "\n" if theme.scale >= LARGE else " — "
        said = words.name if current else f"{words.name}{between}{words.verdict}"
        press.setText(said.replace("&", "&&"))
        press.setAccessibleName(f"{words.name} — {words.verdict}")
        press.setIcon(qt_icon(words.icon, theme.tone(words.tone).on_tint, theme.sized(ICON_SIZE)))
        press.setIconSize(QSize(theme.sized(ICON_SIZE), theme.sized(ICON_SIZE)))
        press.setCheckable(True)
        press.clicked.connect(lambda: self.chosen.emit(words.id))
        self._group.addButton(press)
        self.buttons[words.id] = press
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(Space.TIGHT))
        row.addWidget(press, 1)
        if number <= MOST_KEYS:
            row.addWidget(key_hint(f"Ctrl+{number}"), 0, Qt.AlignmentFlag.AlignVCenter)
        return line
