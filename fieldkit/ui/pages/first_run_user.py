"""First run, the second step: who works here, and under which passphrase."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from fieldkit.ui.pages.base import Tools
from fieldkit.ui.pages.first_run_services import Person
from fieldkit.ui.theme import Space
from fieldkit.ui.who import role_words
from fieldkit.ui.widgets.choice_row import Choice
from fieldkit.ui.widgets.passphrase_choice import PassphraseChoice, PassphraseServices
from fieldkit.ui.widgets.tall import Tall
from fieldkit.ui.widgets.text import label
from fieldkit.ui.words import translate


class UserStep(Tall):
    """GUI thread only. Emits `entered` on Enter in its last field.

    Public parts: `users` (the list, their ids as data) and `passphrase`.
    """

    entered = Signal()

    def __init__(self, tools: Tools, services: PassphraseServices) -> None:
        super().__init__()
        self._people: tuple[Person, ...] = ()
        self.user_name, self.users, self.roles = label("strong"), Choice(), label("caption")
        self.heading = label("strong")
        self.passphrase = PassphraseChoice(tools.runner, tools.look, tools.speech, services)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(tools.look.theme.space(Space.TIGHT))
        for each in (self.user_name, self.users, self.roles):
            layout.addWidget(each)
        layout.addSpacing(tools.look.theme.space(Space.NEAR))
        layout.addWidget(self.heading)
        layout.addWidget(self.passphrase)
        self.user_name.setBuddy(self.users)
        self.users.currentIndexChanged.connect(lambda _: self._chosen())
        self.passphrase.entered.connect(self.entered)

    def offer(self, people: Sequence[Person]) -> None:
        """Shows these people to choose from, and draws words for a passphrase."""
        self._people = tuple(people)
        self.users.blockSignals(True)
        self.users.clear()
        for person in people:
            self.users.addItem(person.name, person.id)
        self.users.blockSignals(False)
        self._chosen()

    @property
    def user(self) -> Person | None:
        chosen = self.users.currentData()
        return next((each for each in self._people if each.id == chosen), None)

    def retranslate(self) -> None:
        self.user_name.setText(translate("FirstRun", "Who are you?"))
        self.users.setAccessibleName(self.user_name.text())
        self.heading.setText(translate("FirstRun", "Your passphrase"))
        self.passphrase.retranslate()
        self._show_roles()

    def _chosen(self) -> None:
        self._show_roles()
        if self.user is not None:
            self.passphrase.begin((self.user.name,))

    def _show_roles(self) -> None:
        self.roles.setText("" if self.user is None else role_words(self.user.roles))
        self.roles.setVisible(bool(self.roles.text()))
