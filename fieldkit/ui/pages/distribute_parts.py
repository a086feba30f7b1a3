"""The three parts of Distribute, of which one is seen, and where the focus goes in each."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from fieldkit.ui.pages.distribute_table import TablePanel
from fieldkit.ui.pages.distribute_undo import UndoPanel
from fieldkit.ui.pages.distribute_waiting import WaitingPanel


class Parts(QObject):
    """Waiting for a family, the family at the table, the undoing of the last hand-out.

    Emits `judged` when a verdict is shown: it is to be read from its top, also where large text
    leaves the button with the focus out of sight; Enter presses it from anywhere. GUI thread only.
    """

    judged = Signal()

    def __init__(self, waiting: WaitingPanel, panel: TablePanel, undo: UndoPanel) -> None:
        super().__init__()
        self._waiting, self._panel, self._undo = waiting, panel, undo
        self._shown: QWidget = waiting

    @property
    def waiting(self) -> bool:
        return self._shown is self._waiting

    @property
    def at_table(self) -> bool:
        return self._shown is self._panel

    @property
    def undoing(self) -> bool:
        return self._shown is self._undo

    def show(self, part: QWidget) -> None:
        """Shows one of them, with the focus where its work begins."""
        self._shown = part
        for each in (self._waiting, self._panel, self._undo):
            each.setVisible(each is part)
        self.put_focus()
        if self.at_table:
            self.judged.emit()

    def put_focus(self) -> None:
        """To the number, to the strong button of the verdict, to the reason of the undoing."""
        if self.waiting:
            self._waiting.focus_first()
        else:
            (self._panel.give if self.at_table else self._undo.choice).setFocus()

    def submit(self) -> None:
        """What Enter does while nobody stands at the table."""
        if self.undoing:
            self._undo.submit()
        elif self.waiting:
            self._waiting.submit()

    @property
    def field(self) -> QLineEdit | None:
        """Where signs go that nobody took."""
        if self.at_table:
            return self._panel.goods.serial_field()
        return self._waiting.field if self.waiting else None
