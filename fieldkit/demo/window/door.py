"""At the door of the laptop: unlocking and locking."""

from dataclasses import dataclass

from PySide6.QtCore import Qt

from fieldkit.demo.window.sitting import Sitting
from fieldkit.ui.messages import Language
from fieldkit.ui.places import LOCK_KEYS, Place


@dataclass(frozen=True)
class Key:
    """Who unlocks, and with what."""

    user: bytes
    passphrase: str


def unlock(sitting: Sitting, key: Key) -> None:
    """Chooses the user, types the passphrase, and waits for Today."""
    hands, page = sitting.hands, sitting.window.unlock_page
    hands.step("Unlock")
    page.user.setFocus(Qt.FocusReason.TabFocusReason)
    hands.keys("Home")
    hands.press_until("Down", lambda: page.user.currentData() == key.user)
    hands.tab_to(page.passphrase.field)
    hands.type(key.passphrase)
    hands.keys("Return")
    hands.until(lambda: sitting.window.main is not None, "the key to be derived")
    hands.until(lambda: sitting.main.place is Place.TODAY, "Today")
    hands.settle()


def refused(sitting: Sitting, passphrase: str) -> None:
    """A passphrase mistyped: the page says so, and nothing opens."""
    hands, page = sitting.hands, sitting.window.unlock_page
    hands.step("Unlock, mistyped")
    hands.tab_to(page.passphrase.field)
    hands.type(passphrase)
    hands.keys("Return")
    hands.until(page.problem.isVisible, "the refusal")


def speak(sitting: Sitting, language: Language) -> None:
    """Has the window speak another language, by the button that offers it."""
    if sitting.tools.speech.language == language:
        return
    page = sitting.window.first_run or sitting.window.unlock_page
    sitting.hands.step("Language")
    sitting.hands.tab_to(page.other_language)
    sitting.hands.keys("Space")
    sitting.hands.until(lambda: sitting.tools.speech.language == language, "the other language")


def lock(sitting: Sitting) -> None:
    """Locks by the key; the session ends with that."""
    sitting.hands.step("Lock")
    sitting.hands.front()
    sitting.hands.keys(LOCK_KEYS)
    sitting.hands.until(lambda: sitting.window.main is None, "the lock")
