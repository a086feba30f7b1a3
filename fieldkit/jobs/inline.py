"""The runner's twin for tests: no threads, the same order, the same rules."""

from collections import deque
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject
from typing_extensions import override

from fieldkit.jobs.job import Figure, Lane, Runner, Task, Token, wanted

T = TypeVar("T")


class InlineRunner(Runner):
    """Does the work at once, in `submit`, and calls `done` before it returns.

    With `held` jobs wait till `run_next` or `run_all`, so that a test can look at a page while its
    work is under way, or cancel it. An exception without `failed` is raised in the test.
    """

    def __init__(self, held: bool = False) -> None:
        self.held = held
        self.waiting: deque[tuple[Lane, Callable[[], None]]] = deque()

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

        def tell(figure: Figure) -> None:
            if told is not None and wanted(owner, token):
                told(figure)

        def run() -> None:
            if token.cancelled:
                return
            result: Callable[[], None]
            try:
                value = work(Task(token, tell))
                result = partial(done, value)
            except Exception as error:
                if failed is None:
                    raise
                result = partial(failed, error)
            if wanted(owner, token):
                result()

        if self.held:
            self.waiting.append((lane, run))
        else:
            run()
        return token

    def run_next(self) -> None:
        """Does the job that has waited longest."""
        self.waiting.popleft()[1]()

    def run_all(self) -> None:
        """Does all jobs, those too that they ask for."""
        while self.waiting:
            self.run_next()
