"""The keys of Distribute: every act without the mouse, and nothing done twice by a held key."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from typing_extensions import override

from fieldkit.ui.widgets.round_choice import MOST_KEYS

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def round_keys(choose: Callable[[int], None]) -> dict[str, Callable[[], None]]:
    """Ctrl with a digit chooses a round by its place in the list, from 0 on."""
    return {f"Ctrl+{at + 1}": partial(choose, at) for at in range(MOST_KEYS)}


def add_keys(page: QWidget, acts: dict[str, Callable[[], None]]) -> None:
    """Each key sequence does its act while the focus is anywhere on the page."""
    for keys, act in acts.items():
        shortcut = QShortcut(QKeySequence(keys), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(partial(act))


class KeyGuard(QObject):
    """Keeps a held Enter and a double click from pressing a button again and again, and Ctrl+Z from
    an empty field.
    """

    def __init__(self, parent: QObject, *watched: QPushButton | QLineEdit) -> None:
        super().__init__(parent)
        for each in watched:
            each.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonDblClick:
            return isinstance(watched, QPushButton)
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(watched, QLineEdit):
            undo = event.matches(QKeySequence.StandardKey.Undo) and not watched.text()
            if undo:
                event.ignore()
            return undo
        held = event.isAutoRepeat() and event.key() in ENTER
        return held and event.type() == QEvent.Type.KeyPress


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
