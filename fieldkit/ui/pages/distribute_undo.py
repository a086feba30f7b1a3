"""The part of Distribute that cancels the last hand-out, with a reason."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from fieldkit.errors import Refusal
from fieldkit.records.void import VoidReason
from fieldkit.services.void_receipt import Voided
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.pages.distribute_given import Given, given_words
from fieldkit.ui.theme import Space, Tone
from fieldkit.ui.widgets.flow import Flow
from fieldkit.ui.widgets.marks import TickBox
from fieldkit.ui.widgets.notice import Notice
from fieldkit.ui.widgets.text import button, label
from fieldkit.ui.words import translate

VoidService = Callable[[bytes, VoidReason, bool], Voided | Refusal]


class UndoPanel(QWidget):
    """Emits `voided` with a `Voided` once that is saved, and `left` to keep the hand-out.

    `service` takes the receipt, the reason and whether the goods are back, in the lane `db`.
    """

    voided = Signal(object)
    left = Signal()

    def __init__(self, tools: Tools, service: VoidService) -> None:
        super().__init__()
        self._tools, self._service = tools, service
        self._given: Given | None = None
        self._busy = False
        self.heading, self.what, self.caption = label("heading"), label("body"), label("strong")
        self.choice, self.returned = QComboBox(), TickBox(tools.look)
        self.caption.setBuddy(self.choice)
        self.returned.setChecked(True)
        self.refused = Notice(tools.look)
        self.void, self.keep = button("primary"), button("quiet")
        self.void.clicked.connect(self.submit)
        self.keep.clicked.connect(self.left)
        for reason in VoidReason:
            self.choice.addItem("", reason)
        buttons = Flow(gap=tools.look.theme.space(Space.NEAR))
        buttons.addWidget(self.void)
        buttons.addWidget(self.keep)
        line = QHBoxLayout()
        line.addWidget(self.choice)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(tools.look.theme.space(Space.NEAR))
        for each in (self.heading, self.what, self.caption):
            layout.addWidget(each)
        layout.addLayout(line)
        layout.addWidget(self.returned)
        layout.addLayout(buttons)
        layout.addWidget(self.refused)
        layout.addStretch(1)

    def begin(self, given: Given) -> None:
        """The hand-out that is to be cancelled."""
        self._given = given
        self.choice.setCurrentIndex(0)
        self.returned.setChecked(True)
        self.refused.hide()
        self.retranslate()

    def submit(self) -> None:
        """Cancels the hand-out, unless that is under way."""
        if self._busy or self._given is None:
            return
        self._busy = True
        receipt, returned = self._given.receipt, self.returned.isChecked()
        reason = VoidReason(self.choice.currentData())
        self._tools.runner.submit(
            self, lambda _: self._service(receipt, reason, returned), self._done, self._failed
        )

    def _done(self, done: Voided | Refusal) -> None:
        self._busy = False
        if isinstance(done, Refusal):
            self.refused.say(Tone.STOP, partial(self._tools.speech.outcome, done))
        else:
            self.voided.emit(done)

    def _failed(self, error: Exception) -> None:
        self._busy = False
        raise error

    def retranslate(self) -> None:
        self.heading.setText(translate("Distribute", "Cancel the last hand-out?"))
        if self._given is not None:
            self.what.setText(given_words(self._given, self._tools.speech.language))
        self.caption.setText(translate("Distribute", "Reason"))
        self.choice.setAccessibleName(translate("Distribute", "Reason"))
        self.returned.setText(translate("Distribute", "The goods are back with us (Space)"))
        self.void.setText(translate("Distribute", "Cancel the hand-out") + "  (Enter)")
        self.keep.setText(translate("Distribute", "Leave it as it is") + "  (Esc)")
        words = {
            VoidReason.MISTAKE: translate("Distribute", "Entered by mistake"),
            VoidReason.WRONG_HOUSEHOLD: translate("Distribute", "Wrong household"),
            VoidReason.WRONG_ITEM: translate("Distribute", "Wrong item or number"),
            VoidReason.DOUBLE: translate("Distribute", "Entered twice"),
            VoidReason.RETURNED: translate("Distribute", "The family gave it back"),
            VoidReason.OTHER: translate("Distribute", "Another reason"),
        }
        for at, reason in enumerate(VoidReason):
            self.choice.setItemText(at, words[reason])
