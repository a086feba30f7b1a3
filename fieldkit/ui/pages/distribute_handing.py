"""The act of handing out: one at a time, however often Enter is pressed."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from fieldkit.errors import Refusal
from fieldkit.services.hand_out import HandedOut, HandOut, NotGiven
from fieldkit.services.shown import Who
from fieldkit.ui.pages.base import Tools

Outcome = HandedOut | NotGiven | Refusal


class Handing(QObject):
    """Emits `working` with whether an act is being saved. GUI thread only.

    `give` is the service, in the lane `db`.
    """

    working = Signal(bool)

    def __init__(self, tools: Tools, give: Callable[[Who, HandOut], Outcome]) -> None:
        super().__init__()
        self._tools, self._give = tools, give
        self.busy = False

    def submit(self, who: Who, goods: HandOut, done: Callable[[Outcome], None]) -> None:
        """Hands out unless an act is under way; `done` gets what became of it."""
        if self.busy:
            return

        def take(outcome: Outcome) -> None:
            self._set_busy(False)
            done(outcome)

        self._set_busy(True)
        self._tools.runner.submit(self, lambda _: self._give(who, goods), take, self._failed)

    def _failed(self, error: Exception) -> None:
        self._set_busy(False)
        raise error

    def _set_busy(self, busy: bool) -> None:
        self.busy = busy
        self.working.emit(busy)
