"""Answers that are made beside the window: a picture that is made small, a code read in one."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from fieldkit.expression import Node
from fieldkit.jobs.job import Figure, Lane, Runner, Task
from fieldkit.ui.widgets.answer_field import Made, Making


class Makings:
    """What is being made for the questions of a form. It belongs to the form's page, since a field
    goes when the part is turned. GUI thread only. A fault ends the wait with nothing made, and goes
    to the runner's handler.
    """

    def __init__(self, runner: Runner, owner: QObject, done: Callable[[Node, Made], None]) -> None:
        self._runner, self._owner, self._done = runner, owner, done
        self._waiting: dict[Node, Making] = {}
        self._then: Callable[[], None] | None = None

    def wait(self, then: Callable[[], None]) -> bool:
        """Whether there is something to wait for; `then` is called once all of it is made, unless a
        fault comes first, or something more is asked for.
        """
        self._then = then if self._waiting else None
        return bool(self._waiting)

    def begin(self, node: Node, making: Making) -> None:
        """Makes an answer; one that is being made for this question already is not wanted more."""
        self._waiting[node], self._then = making, None

        def work(task: Task) -> object:
            try:
                return making.work()
            except Exception:
                task.tell(0)
                raise

        def take(found: object) -> None:
            if not self._over(node, making):
                return
            self._done(node, making.told(found))
            if not self._waiting and (then := self._then):
                self._then = None
                then()

        def fail(_: Figure) -> None:
            if self._over(node, making):
                self._then = None
                self._done(node, Made())

        self._runner.submit(self._owner, work, take, lane=Lane.NET, told=fail)

    def drop(self) -> None:
        """Nothing that is being made is wanted any more."""
        self._waiting.clear()
        self._then = None

    def _over(self, node: Node, making: Making) -> bool:
        """Ends the wait; whether it was this one that was waited for."""
        wanted = self._waiting.get(node) is making
        if wanted:
            del self._waiting[node]
        return wanted
