"""Locking by itself: after so long without a key or the mouse, and after the computer slept."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from typing_extensions import override

from fieldkit.ports import Clock

TICK_MS = 5_000
SLEPT_MS = 60_000
"""Ticks that are further apart than this: the computer slept between them."""
ACTS = {
    QEvent.Type.KeyPress,
    QEvent.Type.KeyRelease,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}


class IdleLock(QObject):
    """Emits `expired` once. GUI thread only; `limit_ms` may be changed at any time.

    It goes by the wall clock, which alone runs on during sleep; a clock set back starts anew.
    """

    expired = Signal()

    def __init__(self, clock: Clock, limit_ms: int) -> None:
        super().__init__()
        self.limit_ms = limit_ms
        self._clock, self._over = clock, False
        self._last_act = self._last_tick = clock.now_ms()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)

    def begin(self) -> None:
        """Begins to watch every window of the application."""
        self._hear()
        self._last_act = self._last_tick = self._clock.now_ms()
        self._timer.start()

    def tick(self) -> None:
        """Looks at the clock."""
        self._hear()
        now = self._clock.now_ms()
        slept = now - self._last_tick > SLEPT_MS
        if now < self._last_act:
            self._last_act = now
        self._last_tick = now
        if not self._over and (slept or now - self._last_act >= self.limit_ms):
            self._over = True
            self._timer.stop()
            self.expired.emit()

    def _hear(self) -> None:
        """What people do comes to windows first. The application as a whole would hand over each
        event of each widget (widgets/wedge_filter.py). New windows are heard from the next tick on.
        A page may keep a key press to itself, never its release.
        """
        for window in QGuiApplication.topLevelWindows():
            window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in ACTS:
            self._last_act = self._clock.now_ms()
        return super().eventFilter(watched, event)
