"""A choice with its name above it and, below, what is wrong."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget
from typing_extensions import override

from fieldkit.ui.keys import ENTER
from fieldkit.ui.look import Look
from fieldkit.ui.theme import Space, Tone
from fieldkit.ui.widgets.text import label, set_property

CONTROL = Qt.KeyboardModifier.ControlModifier


class Choice(QComboBox):
    """A list that the mouse wheel does not change: it scrolls the page instead.

    Emits `entered` on Enter while the list is closed.
    """

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)

    @override
    def wheelEvent(self, e: QWheelEvent) -> None:
        e.ignore()

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        if e.key() in ENTER and not e.modifiers() & CONTROL:
            self.entered.emit()
        else:
            super().keyPressEvent(e)


class ChoiceRow(QWidget):
    """One choice by its code; the empty code means that nothing is chosen yet.

    Emits `changed` when a person, or `choose`, chooses otherwise. A first letter chooses.
    """

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = Choice()
        self.name, self.wrong = label("strong"), label("body")
        self.wrong.setProperty("tone", str(Tone.STOP))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.theme.space(Space.HAIR))
        for each in (self.name, self.field, self.wrong):
            layout.addWidget(each)
        layout.addStretch(1)
        self.name.setBuddy(self.field)
        self.wrong.hide()
        self.field.currentIndexChanged.connect(lambda _: self.changed.emit())

    @property
    def code(self) -> str:
        found = self.field.currentData()
        return found if isinstance(found, str) else ""

    def set_words(self, name: str, words: Mapping[str, str] | Sequence[tuple[str, str]]) -> None:
        """The name and the choices by code, in this order; what is chosen stays chosen."""
        chosen = self.code
        self.name.setText(name)
        self.field.setAccessibleName(name)
        self.field.blockSignals(True)
        self.field.clear()
        self.field.addItem("", "")
        for code, word in words.items() if isinstance(words, Mapping) else words:
            self.field.addItem(word, code)
        self.field.setCurrentIndex(max(self.field.findData(chosen), 0))
        self.field.blockSignals(False)

    def choose(self, code: str) -> None:
        self.field.setCurrentIndex(max(self.field.findData(code), 0))

    def show_wrong(self, wrong: str) -> None:
        """What is wrong with the choice; empty takes it away."""
        self.wrong.setText(wrong)
        self.wrong.setVisible(bool(wrong))
        set_property(self.field, "wrong", "true" if wrong else "false")
        self.field.setAccessibleDescription(wrong)
