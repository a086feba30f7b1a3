"""Key presses as a scanner or a person makes them: each comes to the window with the focus."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from fieldkit.cards.wedge import REPEAT_MS

SCANNER_MS, PERSON_MS = 4, 180
_now = [1_000]
KEYS = {"\r": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab}


def press(window: QWidget, sign: str, after_ms: int = PERSON_MS, key: Qt.Key | None = None) -> None:
    """One press, so long after the last by the system's stamps; no test waits for it."""
    _now[0] += after_ms
    found = key or KEYS.get(sign) or Qt.Key(ord(sign.upper()[0]))
    event = QKeyEvent(QEvent.Type.KeyPress, found, Qt.KeyboardModifier.NoModifier, sign)
    event.setTimestamp(_now[0])
    send(window, event)


def send(window: QWidget, event: QKeyEvent) -> None:
    """As the system does: to the window with the focus, which finds the widget."""
    focused: QWidget | None = QApplication.activePopupWidget() or QApplication.focusWidget()
    QApplication.sendEvent((focused or window).window().windowHandle(), event)


def scan(window: QWidget, text: str, ending: str = "\r", after_ms: int = REPEAT_MS) -> None:
    """What a scanner types that was set up to end with Enter, as most are. Sooner after the last
    scan of the same card it would be no second one.
    """
    for at, sign in enumerate(text + ending):
        press(window, sign, SCANNER_MS if at else after_ms)


def type_text(window: QWidget, text: str) -> None:
    """A person at the keyboard."""
    for sign in text:
        press(window, sign)


def enter(window: QWidget) -> None:
    press(window, "\r")
