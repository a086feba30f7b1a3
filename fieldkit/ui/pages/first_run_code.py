"""First run, the beginning: the code of headquarters, and the laptop's name."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout
from typing_extensions import override

from fieldkit.errors import Refusal
from fieldkit.jobs.job import Lane, Token
from fieldkit.services.typed_code import read_typed
from fieldkit.sync.enrolment import EnrolCode
from fieldkit.ui.keys import ENTER, add_keys
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.theme import Space, Tone
from fieldkit.ui.widgets.camera_panel import PanelMaker
from fieldkit.ui.widgets.field_row import FieldRow
from fieldkit.ui.widgets.file_question import ask_open
from fieldkit.ui.widgets.flow import Flow
from fieldkit.ui.widgets.notice import Notice
from fieldkit.ui.widgets.tall import Tall
from fieldkit.ui.widgets.text import button, label, set_property
from fieldkit.ui.words import translate

LINES = 4
"""A code of headquarters with its address: some 150 signs."""
NAME_LONGEST = 60
CAMERA_WIDTH = 480
"""Pixels at 100 %: the field below its picture stays in sight."""
ReadFile = Callable[[Path], str | Refusal]


class CodeField(QPlainTextEdit):
    """A field of several lines for one long code; Enter and Tab leave it as they leave any field.

    Emits `entered` on Enter.
    """

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setInputMethodHints(Qt.InputMethodHint.ImhUppercaseOnly)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        if e.key() in ENTER:
            self.entered.emit()
        else:
            super().keyPressEvent(e)

    @override
    def sizeHint(self) -> QSize:
        around = self.contentsMargins()
        room = 2 * round(self.document().documentMargin())
        high = LINES * self.fontMetrics().lineSpacing() + room + around.top() + around.bottom()
        return QSize(super().sizeHint().width(), high)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())


class CodeStep(Tall):
    """GUI thread only. Emits `entered` on Enter in its last field.

    Public parts: `code` (the field), `name` (the laptop's), `open_file`, `camera` (where there is
    one).
    """

    entered = Signal()

    def __init__(
        self,
        tools: Tools,
        read_file: ReadFile,
        suggested: str,
        camera: PanelMaker | None = None,
    ) -> None:
        super().__init__()
        self.camera = None if camera is None else camera(self)
        self._tools, self._read_file = tools, read_file
        self._wrong: Refusal | None = None
        self._reading: Token | None = None
        self.lead, self.code_name, self.code = label("body"), label("strong"), CodeField()
        self.code_help, self.wrong, self.open_file = label("caption"), label("body"), button()
        self.reading = Notice(tools.look)
        self.name_row = FieldRow(tools.look, check=self._nameless)
        self.name = self.name_row.field
        self.name.setMaxLength(NAME_LONGEST)
        self.name.setText(suggested[:NAME_LONGEST])
        self._set_up()

    @property
    def found(self) -> EnrolCode | None:
        """The code, if what was typed is one."""
        code = read_typed(self.code.toPlainText())
        return code if isinstance(code, EnrolCode) else None

    @property
    def laptop_name(self) -> str:
        return self.name_row.text

    def complain(self) -> bool:
        """Shows what is wrong, with the focus there; whether something is."""
        code = read_typed(self.code.toPlainText())
        self.show_wrong(code if isinstance(code, Refusal) else None)
        if self._wrong is not None:
            self.code.setFocus()
            return True
        if self.name_row.complain():
            self.name.setFocus()
            return True
        return False

    def show_wrong(self, refusal: Refusal | None) -> None:
        """What is wrong with the code."""
        self._wrong = refusal
        words = "" if refusal is None else self._tools.speech.outcome(refusal)
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))
        self.code.setAccessibleDescription(words or self.code_help.text())

    def choose_file(self) -> None:
        """Asks for a file without stopping the window."""
        ask_open(self, translate("FirstRun", "The file with the code"), self.take_file)

    def take_file(self, file: str) -> None:
        """Looks for the code in a file: a text, or a picture of the QR."""
        if self._reading is not None:
            self._reading.cancel()
        self.show_wrong(None)
        self.reading.say(Tone.CALM, lambda: translate("FirstRun", "Reading the file …"))
        work = partial(self._read_file, Path(file))
        self._reading = self._tools.runner.submit(
            self, lambda _: work(), self._take_text, lane=Lane.NET
        )

    def retranslate(self) -> None:
        self.lead.setText(
            translate(
                "FirstRun",
                "Headquarters has made a code for this laptop. Scan it with a scanner, show "
                "it to the camera, type or paste it, or open the file or picture in which it came.",
            )
        )
        self.code_name.setText(translate("FirstRun", "Enrolment code"))
        self.code_help.setText(
            translate("FirstRun", "Capital or small letters, spaces and layout do not matter.")
        )
        self.code.setAccessibleName(self.code_name.text())
        self.open_file.setText(translate("FirstRun", "Open a file or picture …") + "  (Ctrl+O)")
        self.name_row.set_words(
            translate("FirstRun", "Name of this laptop"),
            translate("FirstRun", "As on its sticker: headquarters will know it by this name."),
        )
        self.show_wrong(self._wrong)
        if self.camera is not None:
            self.camera.retranslate()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is wrong with the code is told once the field is left, not while typing."""
        if event.type() == QEvent.Type.FocusOut and self.code.toPlainText().strip():
            code = read_typed(self.code.toPlainText())
            self.show_wrong(code if isinstance(code, Refusal) else None)
        return super().eventFilter(watched, event)

    def _take_text(self, text: str | Refusal) -> None:
        self._reading = None
        self.reading.hide()
        if isinstance(text, Refusal):
            self.reading.say(Tone.CARE, partial(self._tools.speech.outcome, text))
            return
        self._put(text)

    def _take_shown(self, text: str) -> None:
        """The camera has read the code, and has nothing more to see."""
        assert self.camera is not None, "it was the camera that read"
        self.camera.turn(False)
        self.reading.hide()
        self._put(text)

    def _put(self, text: str) -> None:
        self.show_wrong(None)
        self.code.setPlainText(text)
        self.name.setFocus()

    def _make_room(self, camera_on: bool) -> None:
        """The camera says itself what to do."""
        for each in (self.lead, self.code_help):
            each.setVisible(not camera_on)

    def _typed(self) -> None:
        if self._wrong is not None:
            self.show_wrong(None)

    @staticmethod
    def _nameless(name: str) -> str:
        return "" if name else translate("FirstRun", "Give the laptop a name.")

    def _set_up(self) -> None:
        theme = self._tools.look.theme
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(Space.TIGHT))
        set_property(self.wrong, "tone", str(Tone.STOP))
        if self.camera is not None:
            self.camera.setMaximumWidth(theme.sized(CAMERA_WIDTH))
            beside = QHBoxLayout()
            beside.addWidget(self.camera)
            beside.addStretch(0)
            layout.addLayout(beside)
        rows = (self.lead, self.code_name, self.code, self.code_help, self.wrong)
        for each in rows:
            layout.addWidget(each)
        acts = Flow(gap=theme.space(Space.TIGHT))
        acts.addWidget(self.open_file)
        layout.addLayout(acts)
        layout.addWidget(self.reading)
        layout.addWidget(self.name_row)
        if self.camera is not None:
            acts.addWidget(self.camera.switch)
            self.camera.scanned.connect(self._take_shown)
            self.camera.turned.connect(self._make_room)
        for above in (self.name_row, self.code_name):
            layout.insertSpacing(layout.indexOf(above), theme.space(Space.NEAR))
        self.code_name.setBuddy(self.code)
        self.code.installEventFilter(self)
        self.code.textChanged.connect(self._typed)
        self.code.entered.connect(self.name.setFocus)
        self.name.returnPressed.connect(self.entered)
        self.open_file.clicked.connect(self.choose_file)
        add_keys(self, {"Ctrl+O": self.choose_file})
