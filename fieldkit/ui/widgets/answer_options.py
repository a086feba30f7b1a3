"""A choice from a list in full view: one of them, or several, each with its text in full."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QButtonGroup, QLabel, QLayout, QVBoxLayout, QWidget
from typing_extensions import override

from fieldkit.ui.keys import ENTER
from fieldkit.ui.look import Look
from fieldkit.ui.theme import Space
from fieldkit.ui.widgets.answer_field import AnswerField, Options, is_enter
from fieldkit.ui.widgets.even_columns import EvenColumns
from fieldkit.ui.widgets.flow import Flow
from fieldkit.ui.widgets.option_box import OptionBox
from fieldkit.ui.widgets.rich_text import plain_text
from fieldkit.ui.widgets.text import label

ERASING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
NARROWEST = 110
"""Pixels at 100 % of a column that holds words."""
CELL = 64
"""The same of a column of a table, whose head may wrap."""


class Way(StrEnum):
    """How the options lie: `head` shows their words alone, `marks` what is chosen without words."""

    LIST = "list"
    EVEN = "even"
    PACKED = "packed"
    HEAD = "head"
    MARKS = "marks"


@dataclass(frozen=True)
class Arrangement:
    """`columns` at most, 0 for as many as fit; `onward`: choosing goes to the next question."""

    way: Way = Way.LIST
    columns: int = 0
    onward: bool = False


class OptionsAnswer(AnswerField):
    """Answers with the chosen values, with spaces between them. Delete takes all back; arrow keys
    go through the list, a digit chooses the option at that place.
    """

    def __init__(self, look: Look, several: bool, arranged: Arrangement = Arrangement()) -> None:
        super().__init__()
        self._look, self._several, self.arranged = look, several, arranged
        self._group = QButtonGroup(self)
        self._group.setExclusive(not several)
        self._values: list[str] = []
        self._heads: list[QLabel] = []
        self.boxes: list[OptionBox] = []
        self._column = self._layout_for(arranged)
        self._column.setContentsMargins(0, 0, 0, 0)

    @override
    def show_answer(self, value: str, options: Options, name: str, readonly: bool) -> None:
        """Shows the options anew only where they are others."""
        if [each for each, _ in options] != self._values:
            self._make([each for each, _ in options])
        for head, (_, text) in zip(self._heads, options, strict=False):
            head.setText(plain_text(text))
        chosen = set(value.split()) if self._several else {value}
        self._group.setExclusive(False)
        for box, (each, text) in zip(self.boxes, options, strict=False):
            words = plain_text(text)
            box.setText(words)
            box.setAccessibleName(f"{words}, {name}")
            box.blockSignals(True)
            box.setChecked(each in chosen)
            box.blockSignals(False)
            box.setEnabled(not readonly)
        self._group.setExclusive(not self._several)

    def show_pictures(self, pictures: Mapping[str, QPixmap]) -> None:
        """The pictures of choices by value."""
        for value, box in zip(self._values, self.boxes, strict=False):
            box.show_picture(pictures.get(value, QPixmap()))

    @override
    def ready(self) -> bool:
        return bool(self.boxes)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            self.onward.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focus_target(self) -> QWidget:
        """The chosen one, else the first."""
        chosen = (box for box in self.boxes if box.isChecked())
        return next(chosen, self.boxes[0]) if self.boxes else self

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and self._pressed(event):
            return True
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        if event.key() in ERASING:
            self.answered.emit("")
            self.left.emit()
            return True
        if event.key() in ENTER and not event.modifiers():
            self.onward.emit()
            return True
        place = event.key() - Qt.Key.Key_1
        if event.modifiers() or not 0 <= place < min(9, len(self.boxes)):
            return False
        self.boxes[place].setFocus()
        self.boxes[place].click()
        return True

    def _layout_for(self, arranged: Arrangement) -> QLayout:
        theme = self._look.theme
        match arranged.way:
            case Way.EVEN:
                return EvenColumns(self, arranged.columns, theme.sized(NARROWEST))
            case Way.HEAD | Way.MARKS:
                return EvenColumns(self, 0, theme.sized(CELL))
            case Way.PACKED:
                return Flow(self, theme.space(Space.TIGHT))
            case Way.LIST:
                column = QVBoxLayout(self)
                column.setSpacing(0)
                return column

    def _make(self, values: list[str]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._values, self.boxes, self._heads = values, [], []
        for _ in values:
            if self.arranged.way is Way.HEAD:
                head = label("caption")
                self._heads.append(head)
                self._column.addWidget(head)
                continue
            silent = self.arranged.way is Way.MARKS
            box = OptionBox(self._look, self._several, self, silent=silent)
            box.installEventFilter(self)
            box.clicked.connect(self._clicked)
            if not self._several:
                # In a group, keys reach one box alone, be it exclusive or not.
                self._group.addButton(box)
            self._column.addWidget(box)
            # At once, not with the next event: the focus may be wanted here now.
            box.show()
            self.boxes.append(box)

    def _clicked(self) -> None:
        rows = zip(self._values, self.boxes, strict=True)
        self.answered.emit(" ".join(value for value, box in rows if box.isChecked()))
        self.left.emit()
        if self.arranged.onward and not self._several:
            self.onward.emit()
