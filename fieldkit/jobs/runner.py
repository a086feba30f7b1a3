"""Background work on threads; results come to the GUI thread by one signal."""

import queue
import threading
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from typing_extensions import override

from fieldkit.jobs.job import Figure, Lane, Runner, Task, Token, wanted

T = TypeVar("T")
THREADS = {Lane.DB: 1, Lane.NET: 2, Lane.KEY: 1, Lane.PAPER: 1}


class _Bridge(QObject):
    """Lives on the GUI thread as long as the runner; what workers emit arrives there."""

    arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.arrived.connect(self._call, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def _call(self, call: Callable[[], None]) -> None:
        call()


class ThreadRunner(Runner):
    """The runner of the running window.

    Threads: make it, `submit` and `close` on the GUI thread. Errors: an exception of work that has
    no `failed` goes to `on_fault`. Ownership: threads are daemons, so a request that hangs can't
    keep a locked process alive; a transaction that dies with the process is rolled back.
    """

    def __init__(self, on_fault: Callable[[Exception], None]) -> None:
        self._bridge = _Bridge()
        self._on_fault = on_fault
        self._tokens: set[Token] = set()
        self._lanes = {lane: _Lane(lane, count) for lane, count in THREADS.items()}

    @override
    def submit(
        self,
        owner: QObject,
        work: Callable[[Task], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        lane: Lane = Lane.DB,
        told: Callable[[Figure], None] | None = None,
    ) -> Token:
        token = Token()
        self._tokens.add(token)
        fault = failed or self._on_fault

        def arrive(call: Callable[[], None]) -> None:
            if not token.cancelled:
                self._bridge.arrived.emit(lambda: self._deliver(owner, token, call))

        def finish(call: Callable[[], None]) -> None:
            self._bridge.arrived.emit(lambda: self._finish(owner, token, call))

        def tell(figure: Figure) -> None:
            if told is not None:
                arrive(lambda: told(figure))

        def run() -> None:
            if token.cancelled:
                finish(_nothing)
                return
            try:
                result = work(Task(token, tell))
            except Exception as error:  # A fault is told on the GUI thread; the lane goes on.
                failure = error
                finish(lambda: fault(failure))
            else:
                finish(lambda: done(result))

        self._lanes[lane].put(run)
        return token

    @property
    def idle(self) -> bool:
        """Whether no job waits or is under way."""
        return not self._tokens

    def cancel_all(self) -> None:
        """Cancels every job, waiting and running; no result of theirs comes any more."""
        for token in self._tokens:
            token.cancel()

    def close(self) -> None:
        """Cancels all, and lets each thread end after what it is doing now."""
        self.cancel_all()
        for lane in self._lanes.values():
            lane.end()

    def join(self, seconds: float) -> None:
        """Waits, after `close`, for the database's thread to end."""
        self._lanes[Lane.DB].join(seconds)

    def _finish(self, owner: QObject, token: Token, call: Callable[[], None]) -> None:
        self._tokens.discard(token)
        self._deliver(owner, token, call)

    @staticmethod
    def _deliver(owner: QObject, token: Token, call: Callable[[], None]) -> None:
        if wanted(owner, token):
            call()


class _Lane:
    """A queue of jobs and its threads."""

    def __init__(self, lane: Lane, threads: int) -> None:
        self._queue: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._threads = [
            threading.Thread(target=self._serve, name=f"fieldkit-{lane}", daemon=True)
            for _ in range(threads)
        ]
        for thread in self._threads:
            thread.start()

    def put(self, job: Callable[[], None]) -> None:
        self._queue.put(job)

    def end(self) -> None:
        for _ in self._threads:
            self._queue.put(None)

    def join(self, seconds: float) -> None:
        for thread in self._threads:
            thread.join(seconds)

    def _serve(self) -> None:
        while (job := self._queue.get()) is not None:
            job()


def _nothing() -> None:
    """What a job that was cancelled before it began brings back."""
