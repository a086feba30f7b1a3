"""A field for one serial number, scanned or typed."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from fieldkit.ui.keys import ENTER

LONGEST = 40
"""Characters, as in `records.fields.SerialText`."""


class SerialField(QLineEdit):
    """Enter ends the number (`ended`), since a scanner sends it too; it confirms nothing.

    `offer` puts in a number that the books know to be free; it goes once one types another.
    """

    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(LONGEST)

    @property
    def serial(self) -> str:
        return self.text().strip()

    def offer(self, serial: str) -> None:
        """Fills an untouched field."""
        if not self.isModified():
            self.setText(serial)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            event.accept()
            self.ended.emit()
        else:
            super().keyPressEvent(event)
