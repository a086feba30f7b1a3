"""What asked a database on the GUI thread, where nothing may wait for a disk."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, event

from fieldkit.bench.loop_watch import LoopWatch


@contextmanager
def strays(watch: LoopWatch, found: list[str]) -> Iterator[None]:
    """Adds to `found` during what each statement was that the calling thread sent to a database:
    every service sends some. The calling thread is the GUI's.
    """
    here = threading.current_thread()

    def look(*_: object) -> None:
        if threading.current_thread() is here:
            found.append(watch.during)

    event.listen(Engine, "before_cursor_execute", look)
    try:
        yield
    finally:
        event.remove(Engine, "before_cursor_execute", look)
