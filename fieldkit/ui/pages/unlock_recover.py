"""Unlock without the passphrase: a request goes out, an answer comes, a new one is set."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from fieldkit.errors import Refusal
from fieldkit.jobs.job import Lane
from fieldkit.services.recover import Pending
from fieldkit.ui.keys import add_keys
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.theme import Space, Tone
from fieldkit.ui.widgets.field_row import FieldRow
from fieldkit.ui.widgets.file_question import ask_open, ask_save
from fieldkit.ui.widgets.notice import Notice
from fieldkit.ui.widgets.passphrase_choice import PassphraseChoice, PassphraseServices
from fieldkit.ui.widgets.progress_row import ProgressRow
from fieldkit.ui.widgets.tall import Tall
from fieldkit.ui.widgets.text import button, label
from fieldkit.ui.words import translate

REQUEST_FILE = "fieldkit-request.txt"


@dataclass(frozen=True)
class RecoverServices:
    """`ask` gives the user's request, `save` writes it into a file, `read` gives the text of a file
    that answers it (lane `db`); `take` sets the passphrase: user, answer, headquarters' words, the
    new passphrase (lane `key`).
    """

    ask: Callable[[bytes], Pending | Refusal]
    save: Callable[[Path, str], Refusal | None]
    read: Callable[[Pending, Path], str | Refusal]
    take: Callable[[bytes, str, str, str], Refusal | None]
    passphrases: PassphraseServices


class RecoverPart(Tall):
    """GUI thread only. Emits `recovered` with the new passphrase, and `left` when it is put away.

    Public parts: `number` (of the request), `save`, `open_answer`, `words` (what headquarters
    says), `passphrase`, `go_on`, `leave`, `progress`, `problem`, `told`.
    """

    recovered = Signal(str)
    left = Signal()

    def __init__(self, tools: Tools, services: RecoverServices) -> None:
        super().__init__()
        self._tools, self._services = tools, services
        self._user, self._login = b"", ""
        self._pending: Pending | None = None
        self._answer, self._saved = "", ""
        self._busy = False
        self._refusal: Refusal | None = None
        self.first, self.number, self.save = label("body"), label("title"), button()
        self.second, self.open_answer = label("body"), button()
        self.words_row = FieldRow(tools.look)
        self.words = self.words_row.field
        self.passphrase_name = label("strong")
        self.passphrase = PassphraseChoice(
            tools.runner, tools.look, tools.speech, services.passphrases
        )
        self.told, self.problem = Notice(tools.look), Notice(tools.look)
        self.progress = ProgressRow(tools.look)
        self.go_on, self.leave = button("primary"), button("quiet")
        self._set_up()

    def begin(self, user: bytes, login: str) -> None:
        """Shows the user's request, which is made now if none waits."""
        self._user, self._login, self._answer, self._saved = user, login, "", ""
        self._pending, self._refusal = None, None
        self.retranslate()
        self._tools.runner.submit(self, lambda _: self._services.ask(user), self._take_request)

    def choose_place(self) -> None:
        """Asks where the request goes, without stopping the window."""
        ask_save(self, translate("Recover", "Save the request"), self.save_to, REQUEST_FILE)

    def save_to(self, file: str) -> None:
        """Writes the request into a file."""
        pending = self._pending
        if pending is None:
            return

        def take(refusal: Refusal | None) -> None:
            self._saved = "" if refusal is not None else Path(file).name
            self._refuse(refusal)

        text = pending.request.text() + "\n"
        self._tools.runner.submit(self, lambda _: self._services.save(Path(file), text), take)

    def choose_answer(self) -> None:
        """Asks for the answer's file, without stopping the window."""
        ask_open(self, translate("Recover", "The answer of headquarters"), self.take_file)

    def take_file(self, file: str) -> None:
        """Reads an answer; the rest of the fields come when it fits the request."""
        pending = self._pending
        if pending is not None:
            self._tools.runner.submit(
                self, lambda _: self._services.read(pending, Path(file)), self._take_answer
            )

    def proceed(self) -> None:
        """Sets the new passphrase."""
        user, answer, said = self._user, self._answer, self.words_row.text
        if self._busy or not answer:
            return
        if not said:
            self.words_row.show_wrong(translate("Recover", "Type the words of headquarters."))
            self.words.setFocus()
            return
        if self.passphrase.complain():
            return
        new = self.passphrase.words
        self._busy, self._refusal = True, None
        self.progress.begin(translate("Recover", "Setting it: 2 to 5 seconds …"), "")
        # It is set or not: there is nothing in between to stop at.
        self.progress.stop.hide()
        self._show()

        def take(refusal: Refusal | None) -> None:
            self._rest()
            if refusal is not None:
                self._refuse(refusal)
                return
            self.forget()
            self.recovered.emit(new)

        self._tools.runner.submit(
            self, lambda _: self._services.take(user, answer, said, new), take, self._fail, Lane.KEY
        )

    def put_away(self) -> None:
        """Back to Unlock; the request goes on waiting."""
        if not self._busy:
            self.forget()
            self.left.emit()

    def forget(self) -> None:
        """Nothing that was typed stays."""
        self.words_row.clear()
        self.passphrase.forget()
        self._answer = ""

    def retranslate(self) -> None:
        self.first.setText(
            translate(
                "Recover",
                "1. Save the request and send it to headquarters any way you like: there is "
                "nothing secret in it. Headquarters will call you and ask for its number:",
            )
        )
        self.save.setText(translate("Recover", "Save the request …"))
        self.second.setText(
            translate(
                "Recover",
                "2. When the answer has come, open it here. The request waits: you may lock or "
                "switch off the laptop till then.",
            )
        )
        self.open_answer.setText(translate("Recover", "Open the answer …"))
        self.words_row.set_words(
            translate("Recover", "Words of headquarters"),
            translate("Recover", "Four words that you were told by telephone."),
        )
        self.passphrase_name.setText(translate("Recover", "Your new passphrase"))
        self.passphrase.retranslate()
        self.go_on.setText(translate("Recover", "Set it and unlock"))
        self.leave.setText(translate("Recover", "Back"))
        self._show()

    def _take_request(self, result: Pending | Refusal) -> None:
        if isinstance(result, Refusal):
            self._refuse(result)
            return
        self._pending = result
        self._show()
        self.save.setFocus()

    def _take_answer(self, result: str | Refusal) -> None:
        if isinstance(result, Refusal):
            self._refuse(result)
            return
        self._answer = result
        self._refuse(None)
        self.passphrase.begin((self._login,))
        self.words.setFocus()

    def _fail(self, error: Exception) -> None:
        """A fault is told by the window; it can be tried again."""
        self._rest()
        raise error

    def _rest(self) -> None:
        self._busy = False
        self.progress.end()
        self._show()

    def _refuse(self, refusal: Refusal | None) -> None:
        self._refusal = refusal
        self._show()

    def _show(self) -> None:
        asked, answered = self._pending is not None, bool(self._answer)
        self.number.setText(self._pending.request.number() if self._pending is not None else "")
        self.number.setAccessibleName(self.number.text())
        for first in (self.first, self.number, self.save, self.second, self.open_answer):
            first.setVisible(asked and not answered)
        for last in (self.words_row, self.passphrase_name, self.passphrase, self.go_on):
            last.setVisible(answered)
        self.go_on.setEnabled(not self._busy)
        self.leave.setEnabled(not self._busy)
        saved = translate("Recover", "Saved:") + f" {self._saved}"
        self.told.say(Tone.GOOD, saved if self._saved and not answered else "")
        words = "" if self._refusal is None else self._tools.speech.outcome(self._refusal)
        self.problem.say(Tone.STOP, words)

    def _set_up(self) -> None:
        theme = self._tools.look.theme
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(Space.NEAR))
        parts = (self.first, self.number, self.save, self.told, self.second, self.open_answer)
        for each in parts:
            layout.addWidget(each)
        below = (self.words_row, self.passphrase_name, self.passphrase, self.problem, self.go_on)
        for one in (*below, self.progress, self.leave):
            layout.addWidget(one)
        for left in (self.save, self.open_answer, self.go_on, self.leave):
            layout.setAlignment(left, Qt.AlignmentFlag.AlignLeft)
        self.save.clicked.connect(self.choose_place)
        self.open_answer.clicked.connect(self.choose_answer)
        self.words.returnPressed.connect(self.go_on.setFocus)
        self.passphrase.entered.connect(self.proceed)
        self.go_on.clicked.connect(self.proceed)
        self.leave.clicked.connect(self.put_away)
        add_keys(self, {"Esc": self.put_away})
