"""Hands at the keyboard and the mouse, and the patience to wait for what comes of them."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QElapsedTimer, QEvent, QEventLoop, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QMouseEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from fieldkit.bench.loop_watch import LoopWatch
from fieldkit.errors import FaultError
from fieldkit.jobs.runner import ThreadRunner

PATIENCE_MS = 60_000
PULSE_MS = 5
MOST_TABS = 80
NO_KEYS = Qt.KeyboardModifier.NoModifier


class Hands:
    """Works one window as a person does: every key goes to whatever has the focus.

    `pace_ms`: a pause after each act, for those who watch. GUI thread only, from inside the event
    loop: whatever it does, the loop comes round before the next key.
    """

    def __init__(
        self, window: QWidget, runner: ThreadRunner, watch: LoopWatch, pace_ms: int = 0
    ) -> None:
        self.window, self.watch = window, watch
        self._runner, self._pace_ms = runner, pace_ms
        self._pulse = QTimer(window)
        self._pulse.start(PULSE_MS)

    # What hands do

    def keys(self, sequence: str, times: int = 1) -> None:
        """Presses keys as `QKeySequence` writes them: "F4", "Ctrl+Return", "Down"."""
        for _ in range(times):
            QTest.keySequence(self._receiver(), QKeySequence(sequence))
            self.breathe()

    def type(self, text: str) -> None:
        """Types a text, sign by sign, in whatever alphabet."""
        for sign in text:
            self._press(sign)
            self.breathe()

    def scan(self, text: str) -> None:
        """What a scanner types that ends with Enter: sign after sign without a pause."""
        for sign in text:
            self._press(sign)
        self.keys("Return")

    def fill(self, text: str) -> None:
        """Types over what stands in the field that has the focus."""
        self.keys("Ctrl+A")
        if text:
            self.type(text)
        else:
            self.keys("Delete")

    def click(self, target: QWidget) -> None:
        QTest.mouseClick(target, Qt.MouseButton.LeftButton)
        self.breathe()

    def draw(self, pad: QWidget, line: Iterable[tuple[float, float]]) -> None:
        """One stroke over a widget; points are parts of its width and height."""
        points = [QPointF(x * pad.width(), y * pad.height()) for x, y in line]
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        self._mouse(pad, QEvent.Type.MouseButtonPress, points[0], left, left)
        for point in points:
            self._mouse(pad, QEvent.Type.MouseMove, point, none, left)
        self._mouse(pad, QEvent.Type.MouseButtonRelease, points[-1], left, none)

    def tab_to(self, target: QWidget) -> None:
        """Goes on with Tab until the widget has the focus."""
        self.press_until("Tab", lambda: QApplication.focusWidget() is target)

    def press_until(self, sequence: str, true: Callable[[], bool]) -> None:
        """Presses a key until something is so; a key that leads nowhere is a fault of the page."""
        for _ in range(MOST_TABS):
            if true():
                return
            self.keys(sequence)
        raise FaultError(f"{self.watch.during}: {sequence} does not lead there")

    def front(self) -> None:
        """Brings the window to the front again, where another was."""
        self.window.activateWindow()
        self.until(lambda: QApplication.activeWindow() is self.window, "the window in front")

    # How they wait

    def step(self, name: str) -> None:
        """What is done next, for the record of what held the window up."""
        self.settle()
        self.watch.during = name
        self.pause()

    def breathe(self) -> None:
        """The event loop comes round."""
        QApplication.processEvents()

    def until(self, true: Callable[[], object], what: str) -> None:
        """Waits until something is so."""
        since = QElapsedTimer()
        since.start()
        while not true():
            if since.elapsed() > PATIENCE_MS:
                raise FaultError(f"{self.watch.during}: waited in vain for {what}")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def settle(self) -> None:
        """Waits until no job is under way and the window has shown what came back."""
        self.until(lambda: self._runner.idle, "the work in the background")
        for _ in range(3):
            self.breathe()

    def pause(self) -> None:
        """Leaves those who watch time to read."""
        if self._pace_ms:
            over = QElapsedTimer()
            over.start()
            self.until(lambda: over.elapsed() >= self._pace_ms, "nothing")

    def _press(self, sign: str) -> None:
        QTest.sendKeyEvent(
            QTest.KeyAction.Click, self._receiver(), Qt.Key.Key_unknown, sign, NO_KEYS
        )

    def _receiver(self) -> QWindow:
        """As from the system, keys come to the window in front, which finds the widget."""
        front: QWindow | None = QGuiApplication.focusWindow()
        return front if front is not None else self.window.windowHandle()

    def _mouse(
        self,
        target: QWidget,
        kind: QEvent.Type,
        at: QPointF,
        button: Qt.MouseButton,
        held: Qt.MouseButton,
    ) -> None:
        everywhere = target.mapToGlobal(at)
        QApplication.sendEvent(target, QMouseEvent(kind, at, everywhere, button, held, NO_KEYS))
        self.breathe()
