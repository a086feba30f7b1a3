"""Settings: who unlocks this laptop, and letting one more of its users in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from fieldkit.errors import Refusal
from fieldkit.jobs.job import Lane
from fieldkit.services.add_user import add_user, users_of
from fieldkit.services.enrol import FirstUser
from fieldkit.services.laptop import Laptop
from fieldkit.services.unlock import Machine
from fieldkit.ui.keys import add_keys
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.pages.first_run_services import Person, passphrase_services, person_of
from fieldkit.ui.pages.first_run_user import UserStep
from fieldkit.ui.theme import Space, Tone
from fieldkit.ui.widgets.notice import Notice
from fieldkit.ui.widgets.passphrase_choice import PassphraseServices
from fieldkit.ui.widgets.progress_row import ProgressRow
from fieldkit.ui.widgets.tall import Tall
from fieldkit.ui.widgets.text import button, label
from fieldkit.ui.words import translate
from fieldkit.vault.file import read_vault
from fieldkit.vault.model import Compartment
from fieldkit.vault.reasons import VaultReason

WIDEST = 560
"""Pixels at 100 %, as at the first run."""


@dataclass(frozen=True)
class LaptopPeople:
    """Those whom headquarters lets work on this laptop: who unlocks it, and who can't yet."""

    inside: Sequence[Person] = ()
    outside: Sequence[Person] = ()


@dataclass(frozen=True)
class UsersServices:
    """`people` is asked in the lane `db`; `let_in` (a user's id, their passphrase) in `key`."""

    people: Callable[[], LaptopPeople | Refusal]
    let_in: Callable[[bytes, str], Refusal | None]
    passphrases: PassphraseServices


def users_services(laptop: Laptop) -> UsersServices:
    """The services over an unlocked laptop."""
    machine = Machine(laptop.clock, laptop.randomness)
    return UsersServices(
        lambda: people_of(laptop),
        lambda user, passphrase: let_in(laptop, user, passphrase),
        passphrase_services(machine),
    )


def people_of(laptop: Laptop) -> LaptopPeople | Refusal:
    """The users of the directory, by whether they have a slot. Refuses as `read_vault` does."""
    vault = read_vault(laptop.folder)
    if isinstance(vault, Refusal):
        return vault
    people = [person_of(user, fields) for user, fields in users_of(laptop).items()]
    people.sort(key=lambda each: each.name)
    known = vault.users()
    return LaptopPeople(
        [each for each in people if each.id in known],
        [each for each in people if each.id not in known],
    )


def let_in(laptop: Laptop, user: bytes, passphrase: str) -> Refusal | None:
    """Gives a user a slot that costs what the acting user's does: it was tuned on this laptop."""
    vault = read_vault(laptop.folder)
    if isinstance(vault, Refusal):
        return vault
    entry = vault.entry(Compartment.AID)
    slot = entry.slot(laptop.pen.user) if entry is not None else None
    if slot is None:
        return Refusal(VaultReason.UNKNOWN_USER)
    return add_user(laptop, FirstUser(user, passphrase, slot.cost))


class UsersPart(Tall):
    """A part of Settings. GUI thread only. Emits `let_in` with the `Person` who can unlock now.

    Public parts: `names`, `begin` (opens the rest), `step` (`users`, `passphrase`), `go_on`,
    `leave`, `progress`, `problem`, `done`.
    """

    let_in = Signal(object)
    grown = Signal()
    """More is shown than was: the page brings it into view."""

    def __init__(self, tools: Tools, services: UsersServices) -> None:
        super().__init__()
        self._tools, self._services = tools, services
        self._people = LaptopPeople()
        self._open, self._busy = False, False
        self._refusal: Refusal | None = None
        self._welcomed: Person | None = None
        self.title, self.names, self.help = label("strong"), label("body"), label("caption")
        self.begin, self.go_on, self.leave = button(), button("primary"), button("quiet")
        self.step = UserStep(tools, services.passphrases)
        self.progress, self.problem = ProgressRow(tools.look), Notice(tools.look)
        self.done = Notice(tools.look)
        self._set_up()

    def refresh(self) -> None:
        """Reads who may work here, and who can unlock."""
        self._tools.runner.submit(self, lambda _: self._services.people(), self._take_people)

    def open(self) -> None:
        """Shows the fields: the other person sits down and chooses."""
        self._open, self._welcomed = True, None
        self.step.offer(self._people.outside)
        self.retranslate()
        self.step.users.setFocus()
        self.grown.emit()

    def close_part(self) -> None:
        """Puts the fields away; nothing that was typed stays."""
        if self._busy:
            return
        had_focus, self._open, self._refusal = self._open, False, None
        self.step.passphrase.forget()
        self.retranslate()
        if had_focus:
            self.begin.setFocus()

    def proceed(self) -> None:
        """Makes the slot."""
        user = self.step.user
        if self._busy or not self._open or user is None or self.step.passphrase.complain():
            return
        words = self.step.passphrase.words
        self._busy, self._refusal = True, None
        self.progress.begin(
            translate("SettingsUsers", "Making the key: 1 to 3 seconds …"),
            translate("SettingsUsers", "Stop"),
        )
        # A slot is there or not: there is nothing in between to stop at.
        self.progress.stop.hide()
        self._show()

        def take(refusal: Refusal | None) -> None:
            self._ended(user, refusal)

        self._tools.runner.submit(
            self, lambda _: self._services.let_in(user.id, words), take, self._failed, Lane.KEY
        )

    def retranslate(self) -> None:
        self.title.setText(translate("SettingsUsers", "Who unlocks this laptop"))
        self.names.setText(", ".join(each.name for each in self._people.inside))
        self.names.setVisible(bool(self._people.inside))
        self.begin.setText(translate("SettingsUsers", "Let somebody else in …"))
        self.go_on.setText(translate("SettingsUsers", "Let in"))
        self.leave.setText(translate("SettingsUsers", "Not now"))
        self.step.retranslate()
        if self._open:
            words = translate(
                "SettingsUsers",
                "Hand the laptop over: the person chooses their name and passphrase themselves, "
                "and nobody else sees the words.",
            )
        elif self._people.outside:
            words = translate(
                "SettingsUsers",
                "Each person works under their own name and passphrase, so that it is known who "
                "did what.",
            )
        else:
            words = translate(
                "SettingsUsers",
                "Everybody whom headquarters has put on this laptop can unlock it. For one more "
                "person, ask the data manager, then sync.",
            )
        self.help.setText(words)
        self._show()

    def _take_people(self, found: LaptopPeople | Refusal) -> None:
        if isinstance(found, Refusal):
            self._refusal = found
        else:
            self._people = found
            if self._open and not self._busy:
                return
        self.retranslate()

    def _failed(self, error: Exception) -> None:
        """A fault is told by the window; the fields can be used again."""
        self._busy = False
        self.progress.end()
        self._show()
        raise error

    def _ended(self, user: Person, refusal: Refusal | None) -> None:
        self._busy = False
        self.progress.end()
        if refusal is not None:
            self._refusal = refusal
            self._show()
            return
        self._welcomed = user
        self.close_part()
        self.let_in.emit(user)
        self.refresh()

    def _show(self) -> None:
        self.step.setVisible(self._open)
        self.step.setEnabled(not self._busy)
        self.go_on.setVisible(self._open)
        self.go_on.setEnabled(not self._busy)
        self.leave.setVisible(self._open and not self._busy)
        offered = not self._open and bool(self._people.outside)
        if not offered and self.begin.hasFocus():
            # To the choice above, where nobody is left to let in.
            self.begin.focusPreviousChild()
        self.begin.setVisible(offered)
        words = "" if self._refusal is None else self._tools.speech.outcome(self._refusal)
        self.problem.say(Tone.STOP, words)
        name = "" if self._welcomed is None else self._welcomed.name
        told = translate("SettingsUsers", "Can unlock this laptop from now on:")
        self.done.say(Tone.GOOD, f"{told} {name}" if name else "")

    def _set_up(self) -> None:
        theme = self._tools.look.theme
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(Space.TIGHT))
        for each in (self.title, self.names, self.help, self.done, self.begin, self.step):
            layout.addWidget(each)
        for shown in (self.problem, self.progress):
            layout.addWidget(shown)
        buttons = QHBoxLayout()
        for one in (self.go_on, self.leave):
            buttons.addWidget(one)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        layout.setAlignment(self.begin, Qt.AlignmentFlag.AlignLeft)
        self.begin.clicked.connect(self.open)
        self.leave.clicked.connect(self.close_part)
        self.go_on.clicked.connect(self.proceed)
        self.step.users.entered.connect(self.go_on.setFocus)
        self.step.entered.connect(self.proceed)
        add_keys(self, {"Esc": self.close_part})
        self._tools.look.changed.connect(self._measure)
        self._measure()
        self._show()

    def _measure(self) -> None:
        self.step.setMaximumWidth(self._tools.look.theme.sized(WIDEST))
