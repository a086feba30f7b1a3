"""From any thread to the GUI thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot


class Bridge(QObject):
    """Made on the GUI thread, and kept as long as any thread may call: what is handed to `call`
    on another thread is called on the GUI thread, in order.
    """

    _arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._arrived.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def call(self, work: Callable[[], None]) -> None:
        self._arrived.emit(work)

    @Slot(object)
    def _run(self, work: Callable[[], None]) -> None:
        work()
