"""Locking by itself, by a clock that the test moves."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fieldkit.ui.idle import SLEPT_MS, TICK_MS, IdleLock

LIMIT = 5 * 60_000


class Clock:
    def __init__(self) -> None:
        self.now = 1_000_000_000

    def now_ms(self) -> int:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def idle(qtbot: QtBot, clock: Clock) -> tuple[IdleLock, list[int]]:
    lock, seen = IdleLock(clock, LIMIT), []
    lock.expired.connect(lambda: seen.append(clock.now))
    lock.begin()
    return lock, seen


def wait(lock: IdleLock, clock: Clock, length: int) -> None:
    for _ in range(0, length, TICK_MS):
        clock.now += TICK_MS
        lock.tick()


Idle = tuple[IdleLock, list[int]]


def test_it_locks_once_after_the_limit(idle: Idle, clock: Clock) -> None:
    lock, seen = idle
    wait(lock, clock, LIMIT - TICK_MS)
    assert seen == []
    wait(lock, clock, 4 * TICK_MS)
    assert len(seen) == 1


def test_a_key_and_the_mouse_begin_the_time_again(qtbot: QtBot, idle: Idle, clock: Clock) -> None:
    lock, seen = idle
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    window = widget.windowHandle()
    lock.tick()
    for act in (
        lambda: QTest.keyClick(window, Qt.Key.Key_A),
        lambda: QTest.mouseClick(window, Qt.MouseButton.LeftButton),
        lambda: QTest.mouseMove(window, window.geometry().center()),
    ):
        wait(lock, clock, LIMIT - TICK_MS)
        act()  # type: ignore[no-untyped-call]
    wait(lock, clock, LIMIT - TICK_MS)
    assert seen == []


def test_sleep_locks(idle: Idle, clock: Clock) -> None:
    lock, seen = idle
    clock.now += SLEPT_MS + TICK_MS
    lock.tick()
    assert len(seen) == 1


def test_a_clock_set_back_does_not_lock_and_time_begins_anew(idle: Idle, clock: Clock) -> None:
    lock, seen = idle
    clock.now -= 10 * LIMIT
    lock.tick()
    wait(lock, clock, LIMIT - TICK_MS)
    assert seen == []
    wait(lock, clock, 2 * TICK_MS)
    assert len(seen) == 1


def test_another_limit_is_in_force_at_once(idle: Idle, clock: Clock) -> None:
    lock, seen = idle
    lock.limit_ms = TICK_MS
    wait(lock, clock, TICK_MS)
    assert len(seen) == 1
