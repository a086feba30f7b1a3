"""A signature as an answer: drawn with a mouse, a pen or a finger."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from fieldkit.ui.look import Look
from fieldkit.ui.theme import Space
from fieldkit.ui.widgets.answer_field import AnswerField, Options, is_enter
from fieldkit.ui.widgets.flow import Flow
from fieldkit.ui.widgets.signature_pad import SignaturePad
from fieldkit.ui.widgets.text import button
from fieldkit.ui.words import translate

WIDEST = 480
"""Pixels at 100 %."""


class SignatureAnswer(AnswerField):
    """Answers with the strokes as text (`records.signature`) at the end of each stroke."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.pad, self.wipe = SignaturePad(look), button("quiet")
        self.pad.setMaximumWidth(look.theme.sized(WIDEST))
        self.pad.setMinimumWidth(look.theme.sized(160))
        self.pad.signed.connect(self._signed)
        self.wipe.clicked.connect(self.pad.wipe)
        self.pad.installEventFilter(self)
        acts = Flow(gap=look.theme.space(Space.TIGHT))
        acts.addWidget(self.wipe)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.space(Space.HAIR))
        column.addWidget(self.pad)
        column.addLayout(acts)

    @override
    def show_answer(self, value: str, options: Options, name: str, readonly: bool) -> None:
        if value != self.pad.text:
            self.pad.show_text(value)
        self.pad.set_words(name, translate("Question", "Sign here. Delete clears it."))
        self.pad.setEnabled(not readonly)
        self.wipe.setText(translate("Question", "Clear the signature"))
        self.wipe.setVisible(bool(value) and not readonly)

    @override
    def focus_target(self) -> QWidget:
        return self.pad

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if is_enter(event):
            self.onward.emit()
            return True
        return super().eventFilter(watched, event)

    def _signed(self) -> None:
        self.answered.emit(self.pad.text)
        self.left.emit()
