"""The three parts of Distribute, of which one is seen, and where the focus goes in each."""

from PySide6.QtWidgets import QLineEdit, QWidget

from fieldkit.ui.pages.distribute_table import TablePanel
from fieldkit.ui.pages.distribute_undo import UndoPanel
from fieldkit.ui.pages.distribute_waiting import WaitingPanel


class Parts:
    """Waiting for a family, the family at the table, the undoing of the last hand-out. GUI thread
    only.
    """

    def __init__(self, waiting: WaitingPanel, panel: TablePanel, undo: UndoPanel) -> None:
        self._waiting, self._panel, self._undo = waiting, panel, undo
        self._shown: QWidget = waiting
        self._fresh = False

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
        self._fresh = True
        self.put_focus()

    def at_top(self, now: QWidget) -> bool:
        """Whether the page is to be seen from its top although `now` has the focus: a verdict is
        read before its button, which Enter presses from anywhere, till somebody goes elsewhere.
        """
        self._fresh = self._fresh and now is self._panel.give
        return self._fresh

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
