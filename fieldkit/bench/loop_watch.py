"""How long the window's event loop was held up, and by what: its longest slice."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter, thread_time

from PySide6.QtCore import Qt, QTimer

BEAT_MS = 5
"""How often the loop is asked to come round; a slice reads at most this much too long."""
MOST_MS = 100.0
"""Longer than this on the GUI thread is felt."""


@dataclass(frozen=True)
class Block:
    """A slice of the event loop, in milliseconds: on the wall, and of the GUI thread's own work."""

    during: str
    wall_ms: float
    own_ms: float


class LoopWatch:
    """Measures slices of the event loop of the thread that makes it, from `begin` to `end`.

    The wall tells what a person feels; the thread's own time tells how much of it was the window's
    own work, whatever else the machine was doing. `during` is what is being done, for the record.
    """

    def __init__(self) -> None:
        self.during = ""
        self.longest = Block("", 0.0, 0.0)
        """The longest on the wall."""
        self.busiest = Block("", 0.0, 0.0)
        """The one with most work of the thread's own."""
        self.felt: list[Block] = []
        """Those of more than `MOST_MS` on the wall."""
        self._wall = self._own = 0.0
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)

    def begin(self) -> None:
        self._wall, self._own = perf_counter(), thread_time()
        self._timer.start()

    def end(self) -> None:
        """Ends the watch; the slice under way counts."""
        if self._timer.isActive():
            self._beat()
        self._timer.stop()

    @contextmanager
    def paused(self) -> Iterator[None]:
        """What is done meanwhile does not count."""
        watching = self._timer.isActive()
        self.end()
        try:
            yield
        finally:
            if watching:
                self.begin()

    def _beat(self) -> None:
        wall, own = perf_counter(), thread_time()
        block = Block(self.during, 1_000 * (wall - self._wall), 1_000 * (own - self._own))
        if block.wall_ms > self.longest.wall_ms:
            self.longest = block
        if block.own_ms > self.busiest.own_ms:
            self.busiest = block
        if block.wall_ms > MOST_MS:
            self.felt.append(block)
        self._wall, self._own = wall, own
