"""A barcode or QR code as an answer: from a scanner that types, typed, or read in a picture."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget
from typing_extensions import override

from fieldkit.errors import Refusal
from fieldkit.jobs.job import Lane
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.theme import Space
from fieldkit.ui.widgets.answer_field import AnswerField, Options
from fieldkit.ui.widgets.answer_picture import FILES
from fieldkit.ui.widgets.answer_text import TextAnswer
from fieldkit.ui.widgets.flow import Flow
from fieldkit.ui.widgets.text import button
from fieldkit.ui.widgets.typed_values import Typing
from fieldkit.ui.words import translate

Reader = Callable[[Path], tuple[str, ...] | Refusal]
"""The texts of the codes in a picture; takes a moment (lane `net`)."""


class CodeAnswer(AnswerField):
    """Answers at each keystroke, and with the one code that a picture shows."""

    def __init__(self, tools: Tools, read: Reader) -> None:
        super().__init__()
        self._tools, self._read, self._problem = tools, read, ""
        self.typed, self.open = TextAnswer(tools.look, Typing.TEXT), button("quiet")
        self.typed.answered.connect(self._answer)
        self.typed.left.connect(self.left)
        self.typed.onward.connect(self.onward)
        self.open.clicked.connect(self.choose)
        acts = Flow(gap=tools.look.theme.space(Space.TIGHT))
        acts.addWidget(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tools.look.theme.space(Space.HAIR))
        column.addWidget(self.typed)
        column.addLayout(acts)

    @override
    def show_answer(self, value: str, options: Options, name: str, readonly: bool) -> None:
        self.typed.show_answer(value, (), name, readonly)
        self.typed.field.setPlaceholderText(translate("Question", "scan the code, or type it"))
        self.open.setText(translate("Question", "Read it in a picture …"))
        self.open.setEnabled(not readonly)

    @override
    def focus_target(self) -> QWidget:
        return self.typed.field

    @override
    def unreadable(self) -> str:
        return self._problem or self.typed.unreadable()

    @override
    def half(self) -> str:
        return self.typed.half()

    @override
    def put_half(self, text: str) -> None:
        self.typed.put_half(text)

    @override
    def refuse(self) -> None:
        self.typed.refuse()

    def choose(self) -> None:
        """Asks for a picture; nothing waits for the answer."""
        dialog = QFileDialog(self, translate("Question", "Choose a picture of the code"))
        dialog.setNameFilter(f"{translate('Question', 'Pictures')} ({FILES})")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.take_file)
        dialog.open()

    def take_file(self, file: str) -> None:
        """Looks for a code in a picture file."""
        path, read = Path(file), self._read
        self._tools.runner.submit(self, lambda _: read(path), self._take_texts, lane=Lane.NET)

    def _take_texts(self, texts: tuple[str, ...] | Refusal) -> None:
        if isinstance(texts, Refusal):
            self._problem = self._tools.speech.outcome(texts)
        elif len(texts) == 1:
            self._problem = ""
            self.typed.take(texts[0])
        elif texts:
            self._problem = translate(
                "Question", "Several codes are in the picture. Choose a picture of one alone."
            )
        else:
            self._problem = translate(
                "Question", "No code is readable in the picture. Type what stands below it."
            )
        self.left.emit()

    def _answer(self, value: str) -> None:
        self._problem = ""
        self.answered.emit(value)
