"""A new laptop's first day: its code is pasted, its users sit down, a delivery comes."""

from dataclasses import dataclass, field

from PySide6.QtWidgets import QApplication

from fieldkit.demo import work
from fieldkit.demo.steps import Step
from fieldkit.demo.window import door
from fieldkit.demo.window.door import Key
from fieldkit.demo.window.sitting import Sitting
from fieldkit.errors import FaultError
from fieldkit.ui.messages import Language
from fieldkit.ui.pages.first_run import FirstRunPage
from fieldkit.ui.pages.first_run_user import UserStep
from fieldkit.ui.pages.first_run_words import Step as Stage
from fieldkit.ui.pages.settings import SettingsPage
from fieldkit.ui.places import Place

NAME = "Ноутбук 1"
FIRST, SECOND = "anna", "boris"


@dataclass
class FirstDay:
    """Enrols a laptop with headquarters' `code`, as its first user, who lets the second in; `keys`
    are theirs, by login, with the words that the pages drew for them.
    """

    code: str
    language: Language
    tell: work.Tell
    keys: dict[str, Key] = field(default_factory=dict)

    def __call__(self, sitting: Sitting) -> None:
        page = sitting.window.first_run
        if page is None:
            raise FaultError("the laptop is enrolled already")
        door.speak(sitting, self.language)
        self._show_code(sitting, page)
        self._sit_down(sitting, page)
        self._let_in(sitting)
        self.tell(Step.ENROLLED, users=len(self.keys))
        door.lock(sitting)

    def _show_code(self, sitting: Sitting, page: FirstRunPage) -> None:
        hands = sitting.hands
        hands.step("First run, the code")
        hands.tab_to(page.code)
        QApplication.clipboard().setText(self.code)
        hands.keys("Ctrl+V")
        hands.until(lambda: page.code.toPlainText() == self.code, "the code in its field")
        QApplication.clipboard().clear()
        hands.tab_to(page.name)
        hands.fill(NAME)
        sitting.picture("first-run")
        hands.keys("Return")
        hands.until(lambda: page.step is Stage.USER or page.problem.isVisible(), "an answer")

    def _sit_down(self, sitting: Sitting, page: FirstRunPage) -> None:
        """The first user; headquarters is met for the first time with that."""
        hands, window = sitting.hands, sitting.window
        hands.step("First run, the first user")
        hands.tab_to(page.users)
        self._choose(sitting, page.user_step, FIRST)
        sitting.picture("first-run-user")
        hands.step("First run, the key and the first sync")
        hands.tab_to(page.go_on)
        hands.keys("Space")
        hands.until(lambda: window.main is not None, "the first sync")
        self.tell(Step.FIRST_SYNC)
        hands.until(lambda: sitting.main.place is Place.TODAY, "Today")

    def _let_in(self, sitting: Sitting) -> None:
        """By the first user, whose passphrase the second does not learn."""
        hands = sitting.hands
        sitting.go(Place.SETTINGS)
        part = sitting.page(SettingsPage).users
        if part is None:
            raise FaultError("the settings have no part about users")
        hands.step("Settings, let somebody in")
        hands.until(part.begin.isVisible, "the offer to let somebody in")
        hands.tab_to(part.begin)
        hands.keys("Space")
        hands.until(part.step.isVisible, "the fields")
        self._choose(sitting, part.step, SECOND)
        sitting.picture("settings-let-in")
        hands.tab_to(part.go_on)
        hands.keys("Space")
        hands.until(part.done.isVisible, "the second key")
        sitting.picture("settings-users")

    def _choose(self, sitting: Sitting, step: UserStep, login: str) -> None:
        """Finds one's name in the list; the four words that are drawn become the passphrase."""

        def is_there() -> bool:
            return step.user is not None and step.user.code == login

        sitting.hands.keys("Home")
        sitting.hands.press_until("Down", is_there)
        assert step.user is not None, "it was found just before"
        self.keys[login] = Key(step.user.id, step.passphrase.words)


@dataclass(frozen=True)
class Delivery:
    """The storekeeper unlocks for the first time, and takes in a delivery."""

    key: Key
    tell: work.Tell

    def __call__(self, sitting: Sitting) -> None:
        door.unlock(sitting, self.key)
        sitting.hands.step("a delivery")
        # There is no page Stock yet.
        held = sitting.behind(work.receive_stock, "the delivery")
        self.tell(Step.STOCK, site=sitting.desk.session.place.site_code, food=held)
        door.lock(sitting)
