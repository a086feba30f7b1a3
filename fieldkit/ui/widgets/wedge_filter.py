"""A scanner that types, heard wherever the focus is; what a person types goes on to its field."""

from collections.abc import Callable
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from fieldkit.cards.wedge import GAP_MS, Outcome, Scanned, WedgeReader

LATE_MS = 30
"""A timer this late means a busy machine: characters may wait behind it, so it asks once more."""
LOOK_MS = 100
"""How often to look for new windows: a menu or a list that opens is one."""
COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


@dataclass(frozen=True)
class _Press:
    """A key press that is held back, with whom it was for."""

    receiver: QWidget
    event: QKeyEvent


class _Presence(QObject):
    """Tells whether a widget is seen: a filter of its own, so that no key is heard twice."""

    def __init__(self, parent: QObject, seen: Callable[[bool], None]) -> None:
        super().__init__(parent)
        self._seen = seen

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._seen(event.type() == QEvent.Type.Show)
        return False


class WedgeFilter(QObject):
    """While `page` is seen, hears every key press of the application before any widget does.

    Emits `scanned` with a card's text and swallows its keys; any other key reaches its widget, at
    most 50 ms later and in order. GUI thread only; owned by the page.

    Keys come to a window first, which looks for the widget that they are for. The application as a
    whole would hand over each event of each widget, a quarter of the time that a family's form
    takes to be made.
    """

    scanned = Signal(str)

    def __init__(self, page: QWidget, reader: WedgeReader | None = None) -> None:
        super().__init__(page)
        self._page = page
        page.installEventFilter(_Presence(self, self._listen))
        self._reader = reader or WedgeReader()
        self._held: list[_Press] = []
        self._since_press = QElapsedTimer()
        self._since_press.start()
        self._last_ms = 0
        self._second_look = False
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self.hear_windows)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._pause)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if len(event.text()) != 1 or event.modifiers() & COMMANDS:
            return False
        return self._hear(_receiver() or self._page.window(), event)

    def _listen(self, on: bool) -> None:
        """Begins or ends listening; keys held back are let go. What was scanned is forgotten: who
        comes back to the page shows a card anew.
        """
        if on:
            self.hear_windows()
            self._look.start()
            return
        self._look.stop()
        for window in QGuiApplication.topLevelWindows():
            window.removeEventFilter(self)
        self._let_go(len(self._held))
        self._reader = WedgeReader(self._reader.prefix)

    def hear_windows(self) -> None:
        """Hears all windows that there are now."""
        for window in QGuiApplication.topLevelWindows():
            window.installEventFilter(self)

    def _hear(self, receiver: QWidget, event: QKeyEvent) -> bool:
        """Whether the press is kept from its widget for now, or for good."""
        self._last_ms = self._time_of(event)
        self._since_press.restart()
        outcomes = self._reader.feed(event.text(), self._last_ms)
        self._second_look = False
        self._timer.start(GAP_MS + 1)
        if not self._held and len(outcomes) == 1 and not isinstance(outcomes[0], Scanned):
            return False
        self._held.append(_Press(receiver, event.clone()))
        self._take(outcomes)
        if not outcomes and event.text() in "\r\n\t":
            # The end of a scan that was complete before it.
            self._held.clear()
        return True

    def _time_of(self, event: QKeyEvent) -> int:
        """The system's stamp; for a press without one, or with one of another clock, as a program
        makes them, the time since the last press counts on from that.
        """
        if event.timestamp() < max(self._last_ms, 1):
            return self._last_ms + self._since_press.elapsed()
        return event.timestamp()

    def _pause(self) -> None:
        passed = self._since_press.elapsed()
        if passed > GAP_MS + LATE_MS and not self._second_look:
            self._second_look = True
            self._timer.start(0)
            return
        self._take(self._reader.tick(self._last_ms + passed))
        if self._held:
            self._timer.start(GAP_MS + 1)

    def _take(self, outcomes: list[Outcome]) -> None:
        for outcome in outcomes:
            if isinstance(outcome, Scanned):
                self._held.clear()
                if not outcome.again:
                    self.scanned.emit(outcome.text)
            else:
                self._let_go(len(outcome.characters))

    def _let_go(self, count: int) -> None:
        """Gives the first held presses to the widgets that they were for."""
        presses, self._held = self._held[:count], self._held[count:]
        for press in presses:
            if shiboken6.isValid(press.receiver):
                QApplication.sendEvent(press.receiver, press.event)


def _receiver() -> QWidget | None:
    """The widget that a key press is for; none while no window has the focus."""
    top: QWidget | None = QApplication.activePopupWidget()
    found: QWidget | None = QApplication.focusWidget() if top is None else top.focusWidget()
    return found or top or QApplication.activeWindow()
