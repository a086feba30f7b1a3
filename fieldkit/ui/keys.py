"""Keys that do an act wherever the focus is in a view, and none of them twice by being held."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from typing_extensions import override

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def add_keys(view: QWidget, acts: dict[str, Callable[[], None]]) -> None:
    """Each key sequence does its act while the focus is anywhere in the view."""
    for keys, act in acts.items():
        shortcut = QShortcut(QKeySequence(keys), view)
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
