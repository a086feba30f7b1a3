"""A choice from a long list, found by typing any part of its text."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QWidget

from fieldkit.ui.widgets.choice_row import Choice


class SearchAnswer(Choice):
    """Emits `answered` with the value chosen. A text that is none of the list chooses nothing."""

    answered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(Choice.InsertPolicy.NoInsert)
        self._shown: list[tuple[str, str]] = []
        self.activated.connect(lambda _: self._take())
        line = self.lineEdit()
        assert line is not None, "editable"
        self._line = line
        line.editingFinished.connect(self._take)

    def show_answer(
        self, value: str, options: Sequence[tuple[str, str]], name: str, readonly: bool
    ) -> None:
        self.blockSignals(True)
        if list(options) != self._shown:
            self._shown = list(options)
            self.clear()
            self.addItem("", "")
            for each, text in options:
                self.addItem(text, each)
            found = QCompleter(self.model(), self)
            found.setFilterMode(Qt.MatchFlag.MatchContains)
            found.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self.setCompleter(found)
        self.setCurrentIndex(max(self.findData(value), 0))
        self.setAccessibleName(name)
        self.setEnabled(not readonly)
        self.blockSignals(False)

    def focus_target(self) -> QWidget:
        return self._line

    def _take(self) -> None:
        at = self.findText(self._line.text(), Qt.MatchFlag.MatchFixedString)
        self.setCurrentIndex(max(at, 0))
        found = self.itemData(max(at, 0))
        self.answered.emit(found if isinstance(found, str) else "")
