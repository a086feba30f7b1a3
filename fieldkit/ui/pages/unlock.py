"""Unlock: who are you, and your passphrase. The only page that a locked laptop shows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from fieldkit.errors import Refusal
from fieldkit.jobs.job import Lane
from fieldkit.ui.desk import Desk
from fieldkit.ui.icons import Icon
from fieldkit.ui.pages.base import Page, Tools
from fieldkit.ui.pages.unlock_recover import RecoverPart, RecoverServices
from fieldkit.ui.theme import Space, Tone
from fieldkit.ui.typing_signs import Letters, caps_lock, letters_of
from fieldkit.ui.widgets.empty_state import EmptyState
from fieldkit.ui.widgets.field_row import FieldRow
from fieldkit.ui.widgets.notice import Notice
from fieldkit.ui.widgets.progress_row import ProgressRow
from fieldkit.ui.widgets.text import button, label
from fieldkit.ui.words import LANGUAGES, translate
from fieldkit.vault.reasons import VaultReason

WIDEST = 460


@dataclass(frozen=True)
class User:
    """One who has a slot in the vault. `login`: empty where it is not known yet."""

    id: bytes
    login: str


@dataclass(frozen=True)
class UnlockServices:
    """`users`: the users of this laptop, or why there are none. `unlock` takes as long as the key
    derivation (lane `key`). `close` gives back a desk that nobody wants any more. Without
    `recovery` a forgotten passphrase has no way back here.
    """

    users: Sequence[User] | Refusal
    unlock: Callable[[bytes, str], Desk | Refusal]
    close: Callable[[Desk], None]
    last_user: bytes = b""
    notice: str = ""
    recovery: RecoverServices | None = None


class UnlockPage(Page):
    """Emits `unlocked` with the `Desk`. The passphrase leaves the field when it is handed on."""

    unlocked = Signal(object)

    def __init__(self, tools: Tools, services: UnlockServices) -> None:
        super().__init__(tools)
        self._services = services
        self._refusal: Refusal | None = None
        self._caps, self._opening, self._unwanted = False, False, False
        self.user_name, self.user = label("strong"), QComboBox()
        self.passphrase = FieldRow(tools.look, QLineEdit())
        self.signs = label("muted")
        self.open = button("primary")
        self.progress, self.problem = ProgressRow(tools.look), Notice(tools.look)
        self.before, self.other_language = Notice(tools.look), button("quiet")
        self.nobody = EmptyState(tools.look, Icon.LOCK)
        self.forgotten, self.recover = button("quiet"), self._recovery(services.recovery)
        self._set_up()

    def retranslate(self) -> None:
        self._show_title()
        self.user_name.setText(translate("Unlock", "Who are you?"))
        self.user.setAccessibleName(self.user_name.text())
        self.passphrase.set_words(translate("Unlock", "Passphrase"))
        self.forgotten.setText(translate("Unlock", "Forgotten?"))
        if self.recover is not None:
            self.recover.retranslate()
        self.open.setText(translate("Unlock", "Unlock"))
        self.other_language.setText(LANGUAGES[self.tools.speech.other])
        self._fill_users()
        self._show_signs()
        self._show_problem()

    def entered(self) -> None:
        self.passphrase.field.setFocus()

    def unlock(self) -> None:
        """Hands user and passphrase on; nothing happens while a try is under way."""
        user, phrase = self.user.currentData(), self.passphrase.field.text()
        if self._opening or user is None or not phrase:
            return
        self._opening, self._unwanted, self._refusal = True, False, None
        self.passphrase.field.clear()
        self._show_problem()
        self.open.setEnabled(False)
        self.progress.begin(
            translate("Unlock", "Checking the passphrase: 1 to 3 seconds …"),
            translate("Unlock", "Stop"),
        )
        self.tools.runner.submit(
            self, lambda _: self._services.unlock(user, phrase), self._take, lane=Lane.KEY
        )

    def begin_recovery(self) -> None:
        """Shows the way back in for the user who is chosen; nothing while a try is under way."""
        user = self.user.currentData()
        if self.recover is None or self._opening or user is None:
            return
        self._refusal = None
        self.passphrase.field.clear()
        self._show_problem()
        self._show_recovery(True)
        self.recover.begin(user, self.user.currentText())

    def end_recovery(self) -> None:
        """Back to user and passphrase."""
        self._show_recovery(False)
        self.entered()

    def stop(self) -> None:
        """The try under way is not wanted any more: what it opens is closed at once. The next try
        can begin when this one is over.
        """
        self._unwanted = True
        self.progress.end()
        self.passphrase.field.setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            caps = caps_lock(event.text(), shift)
            if caps is not None or event.key() == Qt.Key.Key_CapsLock:
                self._caps = caps if caps is not None else not self._caps
                self._show_signs()
        return super().eventFilter(watched, event)

    def _recovery(self, services: RecoverServices | None) -> RecoverPart | None:
        if services is None:
            return None
        part = RecoverPart(self.tools, services)
        part.left.connect(self.end_recovery)
        part.recovered.connect(self._recovered)
        part.hide()
        return part

    def _recovered(self, passphrase: str) -> None:
        self.end_recovery()
        self.passphrase.field.setText(passphrase)
        self.unlock()

    def _show_recovery(self, shown: bool) -> None:
        if self.recover is not None:
            self.recover.setVisible(shown)
        for each in self._asking:
            each.setVisible(not shown)
        self._show_title()

    def _show_title(self) -> None:
        recovering = self.recover is not None and not self.recover.isHidden()
        if recovering:
            # Whose it is: the wrong name chosen would otherwise be found out at the very end.
            name = self.user.currentText()
            self.title.setText(translate("Unlock", "A new passphrase") + f": {name}")
        elif isinstance(self._services.users, Refusal):
            self.title.setText("FieldKit")
        else:
            self.title.setText(translate("Unlock", "Unlock FieldKit"))

    def _take(self, result: Desk | Refusal) -> None:
        self._opening = False
        self._end()
        if isinstance(result, Desk):
            if self._unwanted:
                self.tools.runner.submit(self, lambda _: self._services.close(result), _nothing)
            else:
                self.unlocked.emit(result)
        elif not self._unwanted:
            self._refusal = result
            self._show_problem()

    def _end(self) -> None:
        self.progress.end()
        self.open.setEnabled(True)
        self.passphrase.field.setFocus()

    def _show_problem(self) -> None:
        words = "" if self._refusal is None else self.tools.speech.outcome(self._refusal)
        self.problem.say(Tone.STOP, words)

    def _show_signs(self) -> None:
        letters = letters_of(self.passphrase.field.text())
        said = {
            Letters.NONE: "",
            Letters.LATIN: translate("Unlock", "You are typing Latin letters."),
            Letters.CYRILLIC: translate("Unlock", "You are typing Russian letters."),
            Letters.MIXED: translate(
                "Unlock", "Latin and Russian letters are mixed: check the layout."
            ),
        }
        caps = translate("Unlock", "Caps Lock is on.") if self._caps else ""
        words = " ".join(part for part in (caps, said[letters]) if part)
        self.signs.setText(words)
        self.signs.setProperty("tone", str(Tone.CARE) if caps or letters is Letters.MIXED else "")
        self.signs.style().polish(self.signs)

    def _fill_users(self) -> None:
        users = self._services.users
        there = not isinstance(users, Refusal)
        self.nobody.setVisible(not there)
        recovering = self.recover is not None and not self.recover.isHidden()
        for each in self._asking:
            each.setVisible(there and not recovering)
        if isinstance(users, Refusal):
            self.nobody.say(self._why_nobody(users), self.tools.speech.outcome(users))
            return
        chosen = self.user.currentData() or self._services.last_user
        self.user.clear()
        for user in sorted(users, key=lambda each: each.login):
            unknown = translate("Unlock", "user") + f" {user.id.hex()[:6]}"
            self.user.addItem(user.login or unknown, user.id)
        self.user.setCurrentIndex(max(self.user.findData(chosen), 0))

    def _why_nobody(self, refusal: Refusal) -> str:
        if refusal.code is VaultReason.ABSENT:
            return translate("Unlock", "This laptop is not ready for work yet")
        return translate("Unlock", "This laptop cannot be unlocked now")

    def _set_up(self) -> None:
        self.passphrase.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.field.installEventFilter(self)
        self.passphrase.field.textChanged.connect(self._show_signs)
        self.passphrase.field.returnPressed.connect(self.unlock)
        self.open.clicked.connect(self.unlock)
        self.progress.stopped.connect(self.stop)
        self.before.say(Tone.CALM, self._services.notice)
        self._asking: list[QWidget] = [self.user_name, self.user, self.passphrase, self.signs]
        self._asking.append(self.open)
        who = QVBoxLayout()
        who.setSpacing(self.tools.look.theme.space(Space.HAIR))
        for one in (self.user_name, self.user):
            who.addWidget(one)
        for above in (self.before, self.nobody):
            self.column.addWidget(above)
        self.column.addLayout(who)
        for each in (self.passphrase, self.signs, self.problem, self.open, self.progress):
            self.column.addWidget(each)
        if self.recover is not None:
            self._asking.append(self.forgotten)
            self.column.addWidget(self.forgotten)
            self.column.addWidget(self.recover)
            self.forgotten.clicked.connect(self.begin_recovery)
        self.column.addWidget(self.other_language)
        for each in (self.open, self.forgotten, self.other_language):
            self.column.setAlignment(each, Qt.AlignmentFlag.AlignLeft)
        self.other_language.clicked.connect(
            lambda: self.tools.speech.choose(self.tools.speech.other)
        )
        self.centre(WIDEST)


def _nothing(_: None) -> None:
    """The desk is closed."""
