"""An answer that is typed: a text, several lines, a number, a date."""

import re
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from fieldkit.errors import Refusal
from fieldkit.ui.look import Look
from fieldkit.ui.pages.households_birth import read_day, typed_day

LINES = 4


class Typing(StrEnum):
    """What is typed."""

    TEXT = "text"
    LINES = "lines"
    WHOLE = "whole"
    DECIMAL = "decimal"
    DATE = "date"


class TextAnswer(QWidget):
    """Emits `answered` at each keystroke with the value as the form keeps it, and `left` when the
    field is left. What can't be read as the form wants it is the empty value.
    """

    answered = Signal(str)
    left = Signal()

    def __init__(self, look: Look, typing: Typing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.typing = typing
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.field: QLineEdit | QPlainTextEdit
        if typing is Typing.LINES:
            self.field = area = QPlainTextEdit()
            area.setTabChangesFocus(True)
            area.textChanged.connect(self._typed)
            area.installEventFilter(self)
        else:
            self.field = line = QLineEdit()
            line.textEdited.connect(self._typed)
            line.editingFinished.connect(self.left)
            if typing is not Typing.TEXT:
                line.setMaximumWidth(look.theme.sized(240))
        layout.addWidget(self.field)
        self._look = look
        self._measure()

    def show_answer(self, value: str, name: str, readonly: bool) -> None:
        """Leaves what is being typed alone while it means this value."""
        self.field.setAccessibleName(name)
        self.field.setReadOnly(readonly)
        if self._read(self._text()) == value:
            return
        self.field.blockSignals(True)
        shown = _shown(self.typing, value)
        if isinstance(self.field, QPlainTextEdit):
            self.field.setPlainText(shown)
        else:
            self.field.setText(shown)
        self.field.blockSignals(False)

    def unreadable(self) -> bool:
        """Whether something is typed that is not what the question asks for."""
        return bool(self._text()) and not self._read(self._text())

    def hint(self, words: str) -> None:
        """How the answer is written, shown while the field is empty."""
        self.field.setPlaceholderText(words)

    def focus_target(self) -> QWidget:
        return self.field

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)

    def _text(self) -> str:
        if isinstance(self.field, QPlainTextEdit):
            return self.field.toPlainText().strip()
        return self.field.text().strip()

    def _typed(self) -> None:
        self.answered.emit(self._read(self._text()))

    def _read(self, text: str) -> str:
        match self.typing:
            case Typing.TEXT | Typing.LINES:
                return text
            case Typing.WHOLE:
                digits = re.sub(r"\s", "", text)
                return digits if re.fullmatch(r"-?\d{1,18}", digits) else ""
            case Typing.DECIMAL:
                digits = re.sub(r"\s", "", text).replace(",", ".")
                return digits if re.fullmatch(r"-?\d{1,18}(\.\d{0,12})?", digits) else ""
            case Typing.DATE:
                day = read_day(text, "")
                return "" if day is None or isinstance(day, Refusal) else day.isoformat()

    def _measure(self) -> None:
        if isinstance(self.field, QPlainTextEdit):
            line = self.field.fontMetrics().lineSpacing()
            self.field.setFixedHeight(self._look.theme.sized(30) + LINES * line)
            self.field.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)


def _shown(typing: Typing, value: str) -> str:
    if typing is Typing.DATE:
        day = read_day(value[:10], "")
        return "" if day is None or isinstance(day, Refusal) else typed_day(day)
    return value
