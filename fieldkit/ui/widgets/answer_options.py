"""A choice from a list in full view: one of them, or several, each with its text in full."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget
from typing_extensions import override

from fieldkit.ui.look import Look
from fieldkit.ui.widgets.option_box import OptionBox

Options = Sequence[tuple[str, str]]
ERASING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class OptionsAnswer(QWidget):
    """Emits `answered` with the chosen values, with spaces between them. Delete takes all back;
    arrow keys go through the list.
    """

    answered = Signal(str)

    def __init__(self, look: Look, several: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._several = look, several
        self._group = QButtonGroup(self)
        self._group.setExclusive(not several)
        self._values: list[str] = []
        self.boxes: list[OptionBox] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_answer(self, value: str, options: Options, name: str, readonly: bool) -> None:
        """Shows the options anew only where they are others."""
        if [each for each, _ in options] != self._values:
            self._make([each for each, _ in options])
        chosen = set(value.split()) if self._several else {value}
        self._group.setExclusive(False)
        for box, (each, text) in zip(self.boxes, options, strict=True):
            box.setText(text)
            box.setAccessibleName(f"{text}, {name}")
            box.blockSignals(True)
            box.setChecked(each in chosen)
            box.blockSignals(False)
            box.setEnabled(not readonly)
        self._group.setExclusive(not self._several)

    def focus_target(self) -> QWidget:
        """Where the focus goes: the chosen one, else the first."""
        chosen = (box for box in self.boxes if box.isChecked())
        return next(chosen, self.boxes[0]) if self.boxes else self

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in ERASING:
            self.answered.emit("")
            return True
        return super().eventFilter(watched, event)

    def _make(self, values: list[str]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._values, self.boxes = values, []
        for _ in values:
            box = OptionBox(self._look, self._several)
            box.installEventFilter(self)
            box.clicked.connect(self._clicked)
            self._group.addButton(box)
            self._column.addWidget(box)
            # At once, not with the next event: the focus may be wanted here now.
            box.show()
            self.boxes.append(box)

    def _clicked(self) -> None:
        rows = zip(self._values, self.boxes, strict=True)
        self.answered.emit(" ".join(value for value, box in rows if box.isChecked()))
