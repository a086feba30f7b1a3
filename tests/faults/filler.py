"""A session's process that fills in a form by keys until it is killed, and tells what is kept."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from fieldkit.services import unlock as unlocking
from fieldkit.services.unlock import Machine
from fieldkit.ui import main_window
from fieldkit.ui.main_window import MainWindow
from fieldkit.ui.pages.assess import AssessPage
from fieldkit.ui.places import Place
from fieldkit.ui.session_process import SessionProcess
from tests.faults.handed import Handed
from tests.sync.world import SeededRandomness, VirtualClock

QUESTIONS = 200
FORM = "killed"
AN_HOUR = 3_600_000
PATIENCE_TURNS = 10_000


def question(number: int) -> str:
    return f"/data/q{number}"


def answer(number: int) -> str:
    return f"answer {number}"


def fill_until_killed(
    folder: Path, handed: Handed, household: bytes, life: int, told: Connection
) -> None:
    """Answers one question after another and tells the number of each that is kept. Typing alone
    keeps nothing here: what is told, was kept because the answer was left.
    """
    with (
        patch.object(unlocking, "open_compartment", lambda *_: handed.opened()),
        patch.object(main_window, "DRAFT_MS", AN_HOUR),
    ):
        process, window, page = _open(folder, life)
        _to_form(window, page, household)
        session = page.filling.session
        assert session is not None
        answered = sum(bool(node.text) for node in session.nodes() if node.name.startswith("q"))
        for number in range(answered + 1, QUESTIONS + 1):
            page.filling.jump(question(number))
            _type(page, answer(number))
            QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
            _wait(lambda: not window._keeping)
            told.send(number)
        process.window.hide()


def type_and_lock(folder: Path, handed: Handed, household: bytes, life: int, words: str) -> None:
    """Types an answer, does not leave it, and locks."""
    with (
        patch.object(unlocking, "open_compartment", lambda *_: handed.opened()),
        patch.object(main_window, "DRAFT_MS", AN_HOUR),
    ):
        process, window, page = _open(folder, life)
        _to_form(window, page, household)
        page.filling.jump(question(QUESTIONS))
        _type(page, words)
        process.window.lock()
        _wait(lambda: process.window.main is None)


def _open(folder: Path, life: int) -> tuple[SessionProcess, MainWindow, AssessPage]:
    machine = Machine(VirtualClock(), SeededRandomness(life + 900))
    process = SessionProcess(folder, machine, None)
    process.window.show()
    process.window.activateWindow()
    process.window.unlock_page.passphrase.field.setText("any: the keys were handed over")
    process.window.unlock_page.unlock()
    _wait(lambda: process.window.main is not None)
    window = process.window.main
    assert window is not None
    _wait(lambda: window._has_drafts)
    page = window.page(Place.ASSESS)
    assert isinstance(page, AssessPage)
    return process, window, page


def _to_form(window: MainWindow, page: AssessPage, household: bytes) -> None:
    """Goes on with the draft, or begins the form."""
    if page.draft() is not None:
        _wait(lambda: page._subject is not None)
    window.go(Place.ASSESS, household)
    if page._subject is None:
        _wait(lambda: not page.family.isHidden())
        family = page.family._family
        assert family is not None
        page.family.begun.emit(next(form for form in family.forms if form.code == FORM))
    _wait(lambda: page._subject is not None and not page.filling.isHidden())


def _type(page: AssessPage, words: str) -> None:
    focused = page.window().focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, words)


def _wait(done: Callable[[], bool]) -> None:
    for _ in range(PATIENCE_TURNS):
        if done():
            return
        QTest.qWait(2)
    raise TimeoutError("the window did not get there")
