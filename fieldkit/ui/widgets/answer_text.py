"""An answer that is typed: a text, lines, a number, a date, a time, a position."""

from PySide6.QtCore import QEvent, QLocale, QObject
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from fieldkit.ui.look import Look
from fieldkit.ui.widgets.answer_field import AnswerField, Options, is_enter
from fieldkit.ui.widgets.typed_values import NUMBERS, OF_LINES, Typing, read_typed, shown_value
from fieldkit.ui.widgets.typed_words import how_to_mend, how_to_write

LINES = 4
NARROW = 240
"""Pixels at 100 % of a field that takes one short value."""
MIDDLING = 360
"""The same of a date with a time."""
WIDE = (Typing.TEXT, Typing.MASKED, Typing.PLACE, *OF_LINES)


class TextAnswer(AnswerField):
    """Answers at each keystroke; Enter goes on, in a field of several lines from an empty last one.
    What can't be read as the form wants it is the empty value, and
    stays in the field. `grouped`: thousands are set apart while nobody types.
    """

    def __init__(self, look: Look, typing: Typing, grouped: bool = False) -> None:
        super().__init__()
        self.typing, self._grouped, self._refused = typing, grouped, False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.field: QLineEdit | QPlainTextEdit
        if typing in OF_LINES:
            self.field = area = QPlainTextEdit()
            area.setTabChangesFocus(True)
            area.textChanged.connect(self._typed)
        else:
            self.field = line = QLineEdit()
            line.textEdited.connect(self._typed)
            line.editingFinished.connect(self.left)
            line.returnPressed.connect(self.onward)
            if typing is Typing.MASKED:
                line.setEchoMode(QLineEdit.EchoMode.Password)
            if typing not in WIDE:
                width = NARROW if typing is not Typing.MOMENT else MIDDLING
                line.setMaximumWidth(look.theme.sized(width))
        self.field.installEventFilter(self)
        layout.addWidget(self.field)
        self._look = look
        self._measure()

    @override
    def show_answer(self, value: str, options: Options, name: str, readonly: bool) -> None:
        self.field.setAccessibleName(name)
        self.field.setReadOnly(readonly)
        self.field.setPlaceholderText(how_to_write(self.typing))
        if self._shown(self._read()) == self._shown(value) and (value or not self._text()):
            return
        if not value and self.unreadable():
            return
        self._refused = False
        self._put(self._shown(value))

    @override
    def unreadable(self) -> str:
        wrong = self._text() and (self._refused or not self._read())
        return how_to_mend(self.typing) if wrong else ""

    @override
    def refuse(self) -> None:
        self._refused = True

    @override
    def half(self) -> str:
        return self._whole() if self.unreadable() else ""

    @override
    def put_half(self, text: str) -> None:
        self._put(text)
        # What reads well here is half an answer all the same: the form did not take it.
        self._refused = bool(self._read())

    @override
    def focus_target(self) -> QWidget:
        return self.field

    def take(self, text: str) -> None:
        """Puts a text in as if it were typed."""
        self._put(text)
        self._typed()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(self.field, QPlainTextEdit) and is_enter(event) and self._at_empty_end():
            self.onward.emit()
            return True
        if event.type() == QEvent.Type.FocusOut and isinstance(self.field, QPlainTextEdit):
            self.left.emit()
        elif event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut) and self._grouped:
            self._regroup(event.type() == QEvent.Type.FocusIn)
        return super().eventFilter(watched, event)

    def _at_empty_end(self) -> bool:
        """Whether the last line is empty, and one writes there: then Enter goes on."""
        if not isinstance(self.field, QPlainTextEdit) or self.field.isReadOnly():
            return True
        cursor = self.field.textCursor()
        return cursor.atEnd() and not cursor.block().text().strip()

    def _regroup(self, typing: bool) -> None:
        value = self._read()
        if value and not self.field.isReadOnly():
            self._put(self._shown(value, grouped=not typing))

    def _put(self, text: str) -> None:
        self.field.blockSignals(True)
        if isinstance(self.field, QPlainTextEdit):
            self.field.setPlainText(text)
        else:
            self.field.setText(text)
        self.field.blockSignals(False)

    def _text(self) -> str:
        return self._whole().strip()

    def _whole(self) -> str:
        field = self.field
        return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()

    def _typed(self) -> None:
        self._refused = False
        self.answered.emit(self._read())

    def _read(self) -> str:
        return read_typed(self.typing, self._text(), self._group())

    def _shown(self, value: str, grouped: bool | None = None) -> str:
        point = QLocale().decimalPoint() if self.typing in NUMBERS else "."
        wanted = not self.field.hasFocus() if grouped is None else grouped
        return shown_value(self.typing, value, point, self._group() if wanted else "")

    def _group(self) -> str:
        return QLocale().groupSeparator() if self._grouped else ""

    def _measure(self) -> None:
        if isinstance(self.field, QPlainTextEdit):
            line = self.field.fontMetrics().lineSpacing()
            self.field.setFixedHeight(self._look.theme.sized(30) + LINES * line)
