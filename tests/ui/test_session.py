"""One session over a real enrolled laptop and a real headquarters, with the window's threads."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkit.services.unlock import Machine
from fieldkit.ui.intents import KeepDraft
from fieldkit.ui.main_window import MainWindow
from fieldkit.ui.pages.base import Page
from fieldkit.ui.pages.not_here import NotHerePage
from fieldkit.ui.pages.sync import SyncPage
from fieldkit.ui.pages.today import TodayPage
from fieldkit.ui.places import Place
from fieldkit.ui.session_process import SessionProcess
from fieldkit.ui.settings import read_settings
from fieldkit.ui.supervisor import Ending
from tests.hq.conftest import (  # noqa: F401
    PASSPHRASE,
    Served,
    make_laptop,
    region_areas,
    served,
    template,
)
from tests.sync.world import SeededRandomness, VirtualClock

PATIENCE_MS = 20_000

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(served: Served, region_areas: list[str], tmp_path: Path) -> Path:  # noqa: F811
    make_laptop(served, tmp_path / "laptop", region_areas[:3]).close()
    return tmp_path / "laptop"


@pytest.fixture
def start(
    qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[Ending | None], SessionProcess]]:
    """Starts sessions in this process; the application's own loop is the test's."""
    monkeypatch.setattr("PySide6.QtWidgets.QApplication.quit", lambda *_: None)
    started: list[SessionProcess] = []

    def make(before: Ending | None = None) -> SessionProcess:
        machine = Machine(VirtualClock(), SeededRandomness(len(started) + 50))
        started.append(SessionProcess(folder, machine, before))
        qtbot.addWidget(started[-1].window)
        started[-1].window.show()
        return started[-1]

    yield make
    for process in started:
        process.runner.close()
        process.runner.join(5)
        process.tools.speech.end()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@dataclass
class Drafts:
    """What is typed at Stock and not saved, and what came back."""

    typed: dict[str, Any] | None = None
    taken: list[dict[str, Any]] = field(default_factory=list)


@pytest.fixture
def drafts(monkeypatch: pytest.MonkeyPatch) -> Drafts:
    class Typing(NotHerePage):
        def draft(self) -> dict[str, Any] | None:
            return kept.typed if self._place is Place.STOCK else None

        def take_draft(self, draft: dict[str, Any]) -> None:
            kept.taken.append(draft)

    kept = Drafts()
    monkeypatch.setattr("fieldkit.ui.wiring.NotHerePage", Typing)
    return kept


def unlock(qtbot: QtBot, process: SessionProcess, passphrase: str = PASSPHRASE) -> MainWindow:
    page = process.window.unlock_page
    page.passphrase.field.setText(passphrase)
    QTest.keyClick(page.passphrase.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: process.window.main is not None, timeout=PATIENCE_MS)
    assert process.window.main is not None
    return process.window.main


def test_a_day_from_unlock_to_sync_to_lock_and_back(
    qtbot: QtBot, start: Callable[..., SessionProcess], folder: Path, drafts: Drafts
) -> None:
    process = start()
    page = process.window.unlock_page
    page.passphrase.field.setText("wrong")
    page.unlock()
    qtbot.waitUntil(page.problem.isVisible, timeout=PATIENCE_MS)

    main = unlock(qtbot, process)
    assert main.place is Place.TODAY
    assert main.header.name.text().startswith("Проба")
    main.go(Place.SYNC)
    sync = main.page(Place.SYNC)
    assert isinstance(sync, SyncPage)
    sync.sync()
    qtbot.waitUntil(sync.outcome.isVisible, timeout=PATIENCE_MS)
    assert sync.outcome.property("tone") == "good", sync.outcome.sentence.text()

    drafts.typed = {"typed": "half a name"}
    main.page(Place.STOCK).want(KeepDraft())
    with qtbot.waitSignal(process.window.ended, timeout=PATIENCE_MS) as ended:
        process.window.lock()
    assert ended.args == [Ending.LOCKED]

    settings = read_settings(folder)
    assert list(settings.logins) == [settings.last_user]
    again = start(Ending.LOCKED)
    assert again.window.unlock_page.user.currentText() in settings.logins.values()
    assert drafts.taken == []
    unlock(qtbot, again)
    qtbot.waitUntil(lambda: drafts.taken == [{"typed": "half a name"}], timeout=PATIENCE_MS)
    with qtbot.waitSignal(again.window.ended, timeout=PATIENCE_MS) as ended:
        again.window.close()
    assert ended.args == [Ending.CLOSED]


def test_after_a_crash_unlock_says_so(qtbot: QtBot, start: Callable[..., SessionProcess]) -> None:
    process = start(Ending.CRASHED)
    assert process.window.unlock_page.before.isVisible()
    with qtbot.waitSignal(process.window.ended) as ended:
        process.window.close()
    assert ended.args == [Ending.CLOSED]


def test_an_idle_session_locks_by_itself(
    qtbot: QtBot, start: Callable[..., SessionProcess]
) -> None:
    process = start()
    unlock(qtbot, process)
    assert process.window.idle is not None
    with qtbot.waitSignal(process.window.ended, timeout=PATIENCE_MS) as ended:
        process.window.idle.expired.emit()
    assert ended.args == [Ending.LOCKED]


def test_a_session_that_is_left_locks_once(
    qtbot: QtBot, start: Callable[..., SessionProcess]
) -> None:
    process = start()
    unlock(qtbot, process)
    with qtbot.waitSignal(process.window.ended, timeout=PATIENCE_MS) as ended:
        process.window.switch.sleeps(False)
        process.window.switch.locked()
        process.window.switch.sleeps(True)
    assert ended.args == [Ending.LOCKED]


def test_a_fault_is_told_without_its_words(
    qtbot: QtBot, start: Callable[..., SessionProcess]
) -> None:
    process = start()
    process.runner.submit(process.window, lambda _: 1 // 0, lambda _: None)
    problem = process.window.unlock_page.problem
    qtbot.waitUntil(problem.isVisible, timeout=PATIENCE_MS)
    assert "division" not in problem.sentence.text()


def test_after_unlock_the_focus_is_on_the_act_of_today(
    qtbot: QtBot, start: Callable[..., SessionProcess]
) -> None:
    process = start()
    process.window.activateWindow()
    qtbot.waitUntil(process.window.isActiveWindow, timeout=PATIENCE_MS)
    main = unlock(qtbot, process)
    today = main.page(Place.TODAY)
    assert isinstance(today, TodayPage)
    places = len(Place)
    qtbot.waitUntil(lambda: len(main.findChildren(Page)) == places, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: bool(today.date.text()), timeout=PATIENCE_MS)
    assert today.begin.hasFocus(), QApplication.focusWidget()
