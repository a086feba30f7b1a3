"""The demo sees what asks a database on the thread that it watches, and nothing else."""

import threading
from collections.abc import Callable

from pytestqt.qtbot import QtBot
from sqlalchemy import create_engine, text

from fieldkit.bench.loop_watch import LoopWatch
from fieldkit.demo.window.strays import strays


def test_a_statement_on_the_watched_thread_is_told_with_its_step(qtbot: QtBot) -> None:
    engine, watch, found = create_engine("sqlite://"), LoopWatch(), list[str]()

    def ask() -> None:
        with engine.connect() as line:
            line.execute(text("select 1"))

    with strays(watch, found):
        watch.during = "in a lane"
        elsewhere(ask)
        watch.during = "on the page"
        ask()
    ask()
    engine.dispose()
    assert found == ["on the page"]


def elsewhere(work: Callable[[], None]) -> None:
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
