"""A barcode or QR code as an answer: from a scanner that types, typed, shown to the camera, or read
in a picture.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from fieldkit.cards.live import Trust
from fieldkit.errors import Refusal
from fieldkit.ui.camera_kit import CameraKit
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.theme import Space
from fieldkit.ui.widgets.answer_camera import CameraAnswer
from fieldkit.ui.widgets.answer_field import Made, Making, Options
from fieldkit.ui.widgets.answer_picture import FILES
from fieldkit.ui.widgets.answer_text import TextAnswer
from fieldkit.ui.widgets.camera_panel import CameraPanel
from fieldkit.ui.widgets.camera_words import Subject
from fieldkit.ui.widgets.file_question import ask_open
from fieldkit.ui.widgets.flow import Flow
from fieldkit.ui.widgets.text import button, label
from fieldkit.ui.widgets.typed_values import Typing
from fieldkit.ui.words import translate

WIDE = 400
"""Pixels at 100 % of the camera's panel, so that field and acts stay in view with it."""
Reader = Callable[[Path], tuple[str, ...] | Refusal]
"""The texts of the codes in a picture; takes a moment (lane `net`)."""


class CodeAnswer(CameraAnswer):
    """Answers at each keystroke, and with the one code that a picture or the camera shows. Any code
    will do that the reader reads: QR codes alone.
    """

    def __init__(self, tools: Tools, read: Reader, kit: CameraKit | None = None) -> None:
        super().__init__()
        self._tools, self._read, self._problem = tools, read, ""
        self.typed, self.open = TextAnswer(tools.look, Typing.TEXT), button("quiet")
        self.typed.answered.connect(self._answer)
        self.typed.left.connect(self.left)
        self.typed.onward.connect(self.onward)
        self.open.clicked.connect(self.choose)
        acts = Flow(gap=tools.look.theme.space(Space.TIGHT))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tools.look.theme.space(Space.HAIR))
        column.addWidget(self.typed)
        self.camera: CameraPanel | None = None
        self.note = label("caption")
        if kit is not None:
            self.camera = CameraPanel(tools, kit.apart(), lambda: _any_code, self, Subject.CODE)
            self.camera.scanned.connect(self._take_scan)
            self.camera.turned.connect(self.note.setVisible)
            acts.addWidget(self.camera.switch)
            self.camera.turned.connect(lambda on: self.grown.emit() if on else None)
            self.camera.setMaximumWidth(tools.look.theme.sized(WIDE))
            beside = QHBoxLayout()
            beside.setSpacing(tools.look.theme.space(Space.APART))
            beside.addWidget(self.camera, 3)
            beside.addWidget(self.note, 2, Qt.AlignmentFlag.AlignTop)
            column.addLayout(beside)
        self.note.hide()
        acts.addWidget(self.open)
        column.addLayout(acts)

    @override
    def show_answer(self, value: str, options: Options, name: str, readonly: bool) -> None:
        self.typed.show_answer(value, (), name, readonly)
        self.typed.field.setPlaceholderText(translate("Question", "scan the code, or type it"))
        self.open.setText(translate("Question", "Read it in a picture …"))
        self.open.setEnabled(not readonly)
        self.note.setText(
            translate(
                "Question",
                "The camera reads QR codes alone. Read any other barcode with a scanner, or type "
                "the number below it.",
            )
        )
        if self.camera is not None:
            self.camera.retranslate()
            self.camera.switch.setEnabled(not readonly)

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

    @override
    def sees(self) -> bool:
        return self.camera is not None and not self.camera.isHidden()

    @override
    def shut(self) -> None:
        if self.camera is not None and self.sees():
            self.camera.turn(False)

    @override
    def release(self) -> None:
        if self.camera is not None:
            self.camera.release()

    def choose(self) -> None:
        """Asks for a picture; nothing waits for the answer."""
        title = translate("Question", "Choose a picture of the code")
        kinds = f"{translate('Question', 'Pictures')} ({FILES})"
        ask_open(self, title, self.take_file, kinds)

    def take_file(self, file: str) -> None:
        """Looks for a code in a picture file."""
        path, read = Path(file), self._read
        outcome = self._tools.speech.outcome

        def told(texts: tuple[str, ...] | Refusal) -> Made:
            return Made(problem=outcome(texts)) if isinstance(texts, Refusal) else _one(texts)

        self.making.emit(Making(lambda: read(path), told))

    @override
    def take_made(self, made: Made) -> None:
        self._problem = made.problem
        if made.value:
            self.typed.take(made.value)
        self.left.emit()

    def _take_scan(self, text: str) -> None:
        self.shut()
        self._problem = ""
        self.typed.take(text)
        self.typed.field.setFocus()
        self.left.emit()

    def _answer(self, value: str) -> None:
        self._problem = ""
        self.answered.emit(value)


def _one(texts: tuple[str, ...]) -> Made:
    if len(texts) == 1:
        return Made(texts[0])
    several = translate(
        "Question", "Several codes are in the picture. Choose a picture of one alone."
    )
    none = translate(
        "Question", "No QR code is readable in the picture. Type what stands below the code."
    )
    return Made(problem=several if texts else none)


def _any_code(text: str) -> Trust:
    """Whatever is shown is wanted; two equal readings make it certain."""
    del text
    return Trust.CARD
