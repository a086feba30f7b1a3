"""Python's garbage collector, kept on the GUI thread.

Collected on a worker's thread, a widget that was part of a cycle would be destroyed there, which Qt
forbids: the session would crash, rarely and anywhere.
"""

import gc

from PySide6.QtCore import QObject, QTimer

TICK_MS = 1_000


class Collector(QObject):
    """From `begin` on garbage is collected between events of the GUI thread, and nowhere else."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)

    def begin(self) -> None:
        """Takes the collector over. What was loaded so far lives on, and is not looked at again."""
        gc.disable()
        gc.collect()
        gc.freeze()
        self._timer.start()

    def end(self) -> None:
        """Gives the collector back."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def tick(self) -> None:
        """Collects the oldest generation whose turn it is, by the interpreter's own thresholds."""
        counts, limits = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if limits[generation] and counts[generation] > limits[generation]:
                gc.collect(generation)
                return
