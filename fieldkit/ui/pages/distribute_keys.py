"""The keys of Distribute: rounds by their number, Enter that acts, signs that nobody took."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from fieldkit.ui.keys import ENTER
from fieldkit.ui.widgets.round_choice import MOST_KEYS


def round_keys(choose: Callable[[int], None]) -> dict[str, Callable[[], None]]:
    """Ctrl with a digit chooses a round by its place in the list, from 0 on."""
    return {f"Ctrl+{at + 1}": partial(choose, at) for at in range(MOST_KEYS)}


def take_key(event: QKeyEvent, act: Callable[[], None], field: QLineEdit | None) -> bool:
    """Enter acts, once however long it is held; other signs go to the field. False: neither."""
    if event.key() in ENTER:
        if not event.isAutoRepeat():
            act()
        return True
    if field is None or field.hasFocus() or not is_typing(event):
        return False
    hand_on(event, field)
    return True


def hand_on(event: QKeyEvent, field: QLineEdit) -> None:
    """Gives a key that nobody took to a field, which gets the focus."""
    field.setFocus()
    QApplication.sendEvent(field, event.clone())


def is_typing(event: QKeyEvent) -> bool:
    """Whether a key writes a sign, be it part of a number or of a name."""
    commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return bool(event.text()) and event.text().isprintable() and not event.modifiers() & commands
