"""The door for background work: the threads of the window and the twin of tests."""

import threading

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from fieldkit.errors import Refusal
from fieldkit.jobs.inline import InlineRunner
from fieldkit.jobs.job import Figure, Lane, Task, Token
from fieldkit.jobs.runner import ThreadRunner
from fieldkit.jobs.sync_job import FILES, RECEIVED, sync_job
from fieldkit.sync.client import Progress, SyncReport
from fieldkit.sync.reasons import SyncReason
from fieldkit.ui.sync_progress import sync_words


@pytest.fixture
def faults() -> list[Exception]:
    return []


@pytest.fixture
def runner(qtbot: QtBot, faults: list[Exception]):
    runner = ThreadRunner(faults.append)
    yield runner
    runner.close()
    runner.join(5)


def test_work_runs_apart_and_its_result_comes_back(qtbot: QtBot, runner: ThreadRunner) -> None:
    owner, got = QObject(), []
    here = QThread.currentThread()
    runner.submit(
        owner,
        lambda task: threading.current_thread().name,
        lambda name: got.append((name, QThread.currentThread() is here)),
    )
    qtbot.waitUntil(lambda: bool(got))
    assert got == [("fieldkit-db", True)]


def test_the_database_lane_keeps_the_order_asked(qtbot: QtBot, runner: ThreadRunner) -> None:
    owner, got = QObject(), []
    for number in range(50):
        runner.submit(owner, lambda task, number=number: number, got.append)
    qtbot.waitUntil(lambda: len(got) == 50)
    assert got == list(range(50))


def test_a_request_that_hangs_holds_up_no_act(qtbot: QtBot, runner: ThreadRunner) -> None:
    owner, got, gate = QObject(), [], threading.Event()
    runner.submit(owner, lambda task: gate.wait(10), lambda _: got.append("net"), lane=Lane.NET)
    runner.submit(owner, lambda task: None, lambda _: got.append("db"))
    qtbot.waitUntil(lambda: got == ["db"])
    gate.set()
    qtbot.waitUntil(lambda: got == ["db", "net"])


def test_a_cancelled_job_ends_and_its_result_is_dropped(qtbot: QtBot, runner: ThreadRunner) -> None:
    owner, got, seen = QObject(), [], threading.Event()

    def work(task: Task) -> str:
        while not task.cancelled:
            pass
        seen.set()
        return "late"

    token = runner.submit(owner, work, got.append)
    token.cancel()
    runner.submit(owner, lambda task: "next", got.append)
    qtbot.waitUntil(lambda: bool(got))
    assert got == ["next"]


def test_a_result_for_a_deleted_owner_is_dropped(qtbot: QtBot, runner: ThreadRunner) -> None:
    import shiboken6

    owner, other, got, gate = QObject(), QObject(), [], threading.Event()
    runner.submit(owner, lambda task: gate.wait(10), lambda _: got.append("dead"))
    shiboken6.delete(owner)
    gate.set()
    runner.submit(other, lambda task: None, lambda _: got.append("alive"))
    qtbot.waitUntil(lambda: bool(got))
    assert got == ["alive"]


def test_a_fault_is_handed_on_and_the_lane_goes_on(
    qtbot: QtBot, runner: ThreadRunner, faults: list[Exception]
) -> None:
    owner, got = QObject(), []
    runner.submit(owner, lambda task: 1 // 0, got.append)
    runner.submit(owner, lambda task: 1 // 0, got.append, got.append)
    runner.submit(owner, lambda task: "fine", got.append)
    qtbot.waitUntil(lambda: got[-1:] == ["fine"])
    assert [type(each) for each in (*faults, got[0])] == [ZeroDivisionError] * 2


def test_figures_come_before_the_result(qtbot: QtBot, runner: ThreadRunner) -> None:
    owner, got = QObject(), []

    def work(task: Task) -> str:
        task.tell(1, 2)
        task.tell(2, 2)
        return "done"

    runner.submit(owner, work, got.append, told=got.append)
    qtbot.waitUntil(lambda: len(got) == 3)
    assert got == [Figure(1, 2), Figure(2, 2), "done"]


def test_the_twin_does_the_same_at_once(qtbot: QtBot) -> None:
    owner, got = QObject(), []
    InlineRunner().submit(owner, lambda task: task.tell(1) or 7, got.append, told=got.append)
    assert got == [Figure(1), 7]
    with pytest.raises(ZeroDivisionError):
        InlineRunner().submit(owner, lambda task: 1 // 0, got.append)


def test_the_held_twin_waits_and_can_be_cancelled(qtbot: QtBot) -> None:
    owner, got, runner = QObject(), [], InlineRunner(held=True)
    token = runner.submit(owner, lambda task: "first", got.append)
    runner.submit(owner, lambda task: "second", got.append)
    assert got == []
    token.cancel()
    runner.run_all()
    assert got == ["second"]


def test_a_sync_tells_of_how_many_records_and_pictures() -> None:
    got: list[Figure] = []

    def meet(progress: Progress) -> SyncReport | Refusal:
        report = SyncReport(read=1240, received=1300, expected=8300)
        progress(report)
        report.read = 8301
        progress(report)
        report.files, report.files_expected = 3, 12
        progress(report)
        return report

    sync_job(meet, 0)(Task(Token(), got.append))
    assert got == [
        Figure(1240, 8300, RECEIVED),
        Figure(8301, 8301, RECEIVED),
        Figure(3, 12, FILES),
    ]
    assert [sync_words(each, "en") for each in got] == [
        "Records received: 1,240 of 8,300",
        "Records received: 8,301 of 8,301",
        "Pictures of forms received: 3 of 12",
    ]
    assert sync_words(Figure(4, 10), "en") == "Confirmed by headquarters: 4 of 10"


def test_a_sync_tells_confirmed_then_received_and_stops_when_cancelled(qtbot: QtBot) -> None:
    owner, got = QObject(), []
    going = []

    def meet(progress: Progress) -> SyncReport | Refusal:
        report = SyncReport()
        for confirmed, received in ((4, 0), (10, 0), (10, 3)):
            report.confirmed, report.received = confirmed, received
            going.append(progress(report))
        return Refusal(SyncReason.UNREACHABLE)

    runner = InlineRunner(held=True)
    token = runner.submit(owner, sync_job(meet, 10), got.append, lane=Lane.NET, told=got.append)
    runner.run_all()
    assert got == [
        Figure(4, 10),
        Figure(0, None, RECEIVED),
        Figure(3, None, RECEIVED),
        Refusal(SyncReason.UNREACHABLE),
    ]
    assert going == [True, True, True]
    task = Task(token, got.append)
    token.cancel()
    sync_job(meet, 10)(task)
    assert going[3:] == [False, False, False]
