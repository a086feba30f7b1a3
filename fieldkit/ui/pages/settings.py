"""Settings: language, look, size of text, the site of work, when the window locks, its users."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from fieldkit.errors import Refusal
from fieldkit.services.session import Change
from fieldkit.ui.pages.base import Page, Tools, bring_into_view
from fieldkit.ui.pages.first_run_services import Person
from fieldkit.ui.pages.settings_users import UsersPart, UsersServices
from fieldkit.ui.settings import IdleMinutes, Scale, Settings
from fieldkit.ui.theme import Mode, Space, Tone
from fieldkit.ui.who import Named
from fieldkit.ui.widgets.notice import Notice
from fieldkit.ui.widgets.text import label
from fieldkit.ui.words import LANGUAGES, translate

WIDEST = 420


@dataclass(frozen=True)
class SettingsServices:
    """`keep` writes the settings (in the lane `db`); `sites` are those of the laptop's areas, by
    code; without `users` the page says nothing of who unlocks the laptop.
    """

    settings: Settings
    keep: Callable[[Settings], Refusal | None]
    sites: Sequence[tuple[str, Named]]
    users: UsersServices | None = None


class Choice(QWidget):
    """A list to choose from, with its name above and its meaning below."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self.name, self.box, self.help = label("strong"), QComboBox(), label("caption")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(tools.look.theme.space(Space.HAIR))
        for each in (self.name, self.box, self.help):
            layout.addWidget(each)
        self.name.setBuddy(self.box)
        self._tools = tools
        tools.look.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self.box.setMaximumWidth(self._tools.look.theme.sized(WIDEST))

    def set_words(self, name: str, meaning: str, offers: Sequence[tuple[object, str]]) -> None:
        """Sets all words; what was chosen stays chosen."""
        chosen = self.box.currentData()
        self.box.blockSignals(True)
        self.box.clear()
        for value, words in offers:
            self.box.addItem(words, value)
        self.choose(chosen)
        self.box.blockSignals(False)
        self.name.setText(name)
        self.help.setText(meaning)
        self.help.setVisible(bool(meaning))
        self.box.setAccessibleName(name)
        self.box.setAccessibleDescription(meaning)

    def choose(self, value: object) -> None:
        values = [self.box.itemData(at) for at in range(self.box.count())]
        self.box.setCurrentIndex(values.index(value) if value in values else 0)


class SettingsPage(Page):
    """Every choice is in force at once and kept at once; there is nothing to press. Emits `kept`
    with the settings that are in the file.
    """

    kept = Signal(object)

    def __init__(self, tools: Tools, services: SettingsServices) -> None:
        super().__init__(tools)
        self._services, self._settings = services, services.settings
        self.language, self.mode, self.scale = Choice(tools), Choice(tools), Choice(tools)
        self.site, self.idle = Choice(tools), Choice(tools)
        self.problem = Notice(tools.look)
        choices = (self.language, self.mode, self.scale, self.site, self.idle)
        self.column.addWidget(self.problem)
        for each in choices:
            self.column.addWidget(each)
        self.users: UsersPart | None = None
        if services.users is not None:
            self.users = UsersPart(tools, services.users)
            self.users.let_in.connect(self._let_in)
            self.users.grown.connect(self._show_users)
            self.column.addSpacing(tools.look.theme.space(Space.NEAR))
            self.column.addWidget(self.users)
        self.column.addStretch(1)
        self._fill()
        for each in choices:
            each.box.currentIndexChanged.connect(self._chosen)

    def retranslate(self) -> None:
        self.title.setText(translate("Settings", "Settings"))
        self._fill()
        if self.users is not None:
            self.users.retranslate()

    def refresh(self, change: Change | None) -> None:
        if self.users is not None and change is None:
            # No act on this laptop changes the directory; a sync may.
            self.users.refresh()

    def entered(self) -> None:
        self.language.box.setFocus()

    def _fill(self) -> None:
        settings, language = self._settings, self.tools.speech.language
        modes = {
            Mode.SYSTEM: translate("Settings", "As the computer is set"),
            Mode.LIGHT: translate("Settings", "Light"),
            Mode.DARK: translate("Settings", "Dark"),
            Mode.CONTRAST: translate("Settings", "High contrast"),
        }
        self.language.set_words(translate("Settings", "Language"), "", list(LANGUAGES.items()))
        self.mode.set_words(
            translate("Settings", "Colours"),
            "",
            [(str(mode), name) for mode, name in modes.items()],
        )
        self.scale.set_words(
            translate("Settings", "Size of text"),
            "",
            [(scale, f"{scale} %") for scale in get_args(Scale)],
        )
        self.site.set_words(
            translate("Settings", "Site of work"),
            translate("Settings", "In force from the next unlocking: rounds and stock go by it."),
            [(code, name.of(language)) for code, name in self._services.sites],
        )
        self.idle.set_words(
            translate("Settings", "Lock by itself"),
            translate("Settings", "After so long without a key or the mouse. Drafts are kept."),
            [
                (minutes, translate("Settings", "after %Ln minutes", None, minutes))
                for minutes in get_args(IdleMinutes)
            ],
        )
        self._choose(settings)

    def _choose(self, settings: Settings) -> None:
        shown = {
            # Unlock may have turned it for the hour: what is shown is what is spoken.
            self.language: self.tools.speech.language,
            self.mode: str(settings.mode),
            self.scale: settings.scale,
            self.site: settings.site,
            self.idle: settings.idle_minutes,
        }
        for choice, value in shown.items():
            choice.box.blockSignals(True)
            choice.choose(value)
            choice.box.blockSignals(False)

    def _chosen(self) -> None:
        settings = replace(
            self._settings,
            language=self.language.box.currentData(),
            mode=Mode(self.mode.box.currentData()),
            scale=self.scale.box.currentData(),
            site=self.site.box.currentData() or self._settings.site,
            idle_minutes=self.idle.box.currentData(),
        )
        self._settings = settings
        self.tools.look.choose(settings.mode, settings.scale)
        self.tools.speech.choose(settings.language)
        self.tools.runner.submit(self, lambda _: self._services.keep(settings), self._told)

    def _show_users(self) -> None:
        """Scrolls so that the part about users is seen, its beginning in any case."""
        if self.users is not None:
            bring_into_view(self.users.go_on, self.users.title)

    def _let_in(self, person: Person) -> None:
        """The login is remembered for Unlock, which has nothing else to show."""
        logins = {**self._settings.logins, person.id.hex(): person.code}
        settings = self._settings = replace(self._settings, logins=logins)
        self.tools.runner.submit(self, lambda _: self._services.keep(settings), self._told)

    def _told(self, refusal: Refusal | None) -> None:
        words = "" if refusal is None else self.tools.speech.outcome(refusal)
        self.problem.say(Tone.STOP, words)
        if refusal is None:
            self.kept.emit(self._settings)
