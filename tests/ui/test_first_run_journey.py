"""A new laptop from the enrolment code to Today, over a real headquarters; and cut at each step."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fieldkit.errors import Refusal
from fieldkit.hq.enrol import Invitation, enrol_code
from fieldkit.hq.users import user_ids
from fieldkit.services.unlock import Machine
from fieldkit.ui.pages.first_run import FirstRunPage
from fieldkit.ui.pages.first_run_words import Step
from fieldkit.ui.places import Place
from fieldkit.ui.session_process import SessionProcess
from fieldkit.ui.settings import read_settings
from fieldkit.ui.supervisor import Ending
from fieldkit.vault.file import read_vault
from fieldkit.vault.lock import VaultLock, lock_vault
from fieldkit.vault.model import Vault
from fieldkit.vault.reasons import VaultReason
from tests.hq.conftest import FLOOR, Served, region_areas, served, template  # noqa: F401
from tests.sync.world import SeededRandomness, VirtualClock

PATIENCE_MS = 20_000

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "laptop"
    made.mkdir()
    return made


@pytest.fixture
def start(
    qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], SessionProcess]]:
    """Starts sessions in this process; the application's own loop is the test's."""
    monkeypatch.setattr("PySide6.QtWidgets.QApplication.quit", lambda *_: None)
    monkeypatch.setattr("fieldkit.ui.pages.first_run_services.tune", lambda _: FLOOR)
    started: list[SessionProcess] = []

    def make() -> SessionProcess:
        machine = Machine(VirtualClock(), SeededRandomness(len(started) + 70))
        started.append(SessionProcess(folder, machine, None))
        qtbot.addWidget(started[-1].window)
        started[-1].window.show()
        return started[-1]

    yield make
    for process in started:
        process.runner.close()
        process.runner.join(5)
        process.tools.speech.end()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def code(served: Served, region_areas: list[str]) -> str:  # noqa: F811
    users = user_ids(served.headquarters, ["anna", "boris"])
    assert not isinstance(users, Refusal)
    invitation = Invitation(tuple(region_areas[:3]), users, served.url)
    made = enrol_code(served.headquarters, invitation)
    assert not isinstance(made, Refusal)
    return made.text()


def first_run(process: SessionProcess) -> FirstRunPage:
    page = process.window.first_run
    assert page is not None
    return page


def to_user(qtbot: QtBot, page: FirstRunPage, code: str) -> None:
    page.code.setPlainText(code)
    page.name.setText("Ноутбук 7")
    QTest.keyClick(page.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.step is Step.USER, timeout=PATIENCE_MS)


def test_from_the_code_to_today_and_back_by_unlock(
    qtbot: QtBot, start: Callable[[], SessionProcess], folder: Path, code: str
) -> None:
    process = start()
    page = first_run(process)
    to_user(qtbot, page, code.lower().replace("-", " "))
    assert [page.users.itemText(at) for at in range(2)] == ["Проба anna", "Проба boris"]
    words = page.passphrase.words
    assert len(words.split()) == 4
    page.go_on.click()
    qtbot.waitUntil(lambda: process.window.main is not None, timeout=PATIENCE_MS)
    main = process.window.main
    assert main is not None and main.place is Place.TODAY
    assert main.header.name.text() == "Проба anna"
    assert process.window.idle is not None
    with qtbot.waitSignal(process.window.ended, timeout=PATIENCE_MS) as ended:
        process.window.lock()
    assert ended.args == [Ending.LOCKED]
    assert list(read_settings(folder).logins.values()) == ["anna"]

    again = start()
    assert again.window.first_run is None
    unlock = again.window.unlock_page
    assert unlock.user.currentText() == "anna"
    unlock.passphrase.field.setText(words)
    unlock.unlock()
    qtbot.waitUntil(lambda: again.window.main is not None, timeout=PATIENCE_MS)


def test_a_used_code_is_told_and_the_same_laptop_may_ask_again(
    qtbot: QtBot, start: Callable[[], SessionProcess], code: str
) -> None:
    process = start()
    page = first_run(process)
    to_user(qtbot, page, code)
    page.go_back()
    to_user(qtbot, page, code)

    other = first_run(start())
    other.code.setPlainText(code)
    other.proceed()
    qtbot.waitUntil(other.problem.isVisible, timeout=PATIENCE_MS)
    assert "один раз" in other.problem.sentence.text()
    assert other.step is Step.CODE


def test_what_is_cut_before_the_vault_stands_leaves_a_first_run(
    qtbot: QtBot,
    start: Callable[[], SessionProcess],
    folder: Path,
    code: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = first_run(start())
    to_user(qtbot, page, code)
    with monkeypatch.context() as cut:
        full = Refusal(VaultReason.DISK_FULL, {"folder": str(folder)})
        cut.setattr("fieldkit.services.enrol.write_vault", lambda *_: full)
        page.go_on.click()
        qtbot.waitUntil(page.problem.isVisible, timeout=PATIENCE_MS)
    assert isinstance(read_vault(folder), Refusal)
    assert list(folder.glob("*.db")), "a database was begun, whose key nobody has any more"
    assert first_run(start()).step is Step.CODE, "a fresh session begins at the beginning"
    assert page.step is Step.USER and page.laptop is None
    page.go_on.click()
    qtbot.waitUntil(lambda: page.laptop is not None, timeout=PATIENCE_MS)
    assert isinstance(read_vault(folder), Vault)


def test_without_a_line_after_the_code_work_begins_all_the_same(
    qtbot: QtBot,
    start: Callable[[], SessionProcess],
    code: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    process = start()
    page = first_run(process)
    to_user(qtbot, page, code)
    monkeypatch.setattr("fieldkit.services.meet.headquarters_url", lambda _: "http://127.0.0.1:9")
    page.go_on.click()
    qtbot.waitUntil(page.again.isVisible, timeout=PATIENCE_MS)
    assert page.problem.isVisible()
    page.go_on.click()
    qtbot.waitUntil(lambda: process.window.main is not None, timeout=PATIENCE_MS)


def test_a_window_that_locks_before_work_began_lets_the_vault_go(
    qtbot: QtBot,
    start: Callable[[], SessionProcess],
    folder: Path,
    code: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    process = start()
    page = first_run(process)
    to_user(qtbot, page, code)
    monkeypatch.setattr("fieldkit.services.meet.headquarters_url", lambda _: "http://127.0.0.1:9")
    page.go_on.click()
    qtbot.waitUntil(page.again.isVisible, timeout=PATIENCE_MS)
    assert isinstance(lock_vault(folder), Refusal)
    with qtbot.waitSignal(process.window.ended, timeout=PATIENCE_MS) as ended:
        process.window.lock()
    assert ended.args == [Ending.LOCKED]
    lock = lock_vault(folder)
    assert isinstance(lock, VaultLock)
    lock.release()
