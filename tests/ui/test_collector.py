"""Garbage is collected on the GUI thread alone."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from fieldkit.ui.collector import Collector


class Cycle:
    def __init__(self) -> None:
        self.own = self


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[Collector]:
    made = Collector()
    made.begin()
    yield made
    made.end()


def litter() -> weakref.ref[Cycle]:
    """Leaves garbage that only a collection ends, and enough more to be worth one."""
    left = weakref.ref(Cycle())
    for _ in range(gc.get_threshold()[0] * 3):
        Cycle()
    return left


def test_a_worker_collects_nothing(collector: Collector) -> None:
    left: list[weakref.ref[Cycle]] = []
    thread = threading.Thread(target=lambda: left.append(litter()))
    thread.start()
    thread.join()
    assert left[0]() is not None
    collector.tick()
    assert left[0]() is None


def test_it_gives_the_collector_back(qapp: QApplication) -> None:
    made = Collector()
    made.begin()
    assert not gc.isenabled()
    made.end()
    assert gc.isenabled() and gc.get_freeze_count() == 0


def test_tests_with_windows_collect_on_no_thread_of_theirs(qapp: QApplication) -> None:
    left: list[weakref.ref[Cycle]] = []
    thread = threading.Thread(target=lambda: left.append(litter()))
    thread.start()
    thread.join()
    assert left[0]() is not None
