"""A session's process that fills in a form by keys until it is killed, and tells what is kept."""

from multiprocessing.connection import Connection
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from fieldkit.ui.main_window import MainWindow
from fieldkit.ui.pages.assess import AssessPage
from fieldkit.ui.places import Place
from tests.faults.handed import Handed
from tests.faults.windows import opened_window, wait

QUESTIONS = 200
FORM = "killed"
AN_HOUR = 3_600_000


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
    with opened_window(folder, handed, life, AN_HOUR) as (process, window):
        page = _to_form(window, household)
        session = page.filling.session
        assert session is not None
        answered = sum(bool(node.text) for node in session.nodes() if node.name.startswith("q"))
        for number in range(answered + 1, QUESTIONS + 1):
            page.filling.jump(question(number))
            _type(page, answer(number))
            QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
            wait(lambda: not window._keeping)
            told.send(number)
        process.window.hide()


def type_and_lock(folder: Path, handed: Handed, household: bytes, life: int, words: str) -> None:
    """Types an answer, does not leave it, and locks."""
    with opened_window(folder, handed, life, AN_HOUR) as (process, window):
        page = _to_form(window, household)
        page.filling.jump(question(QUESTIONS))
        _type(page, words)
        process.window.lock()
        wait(lambda: process.window.main is None)


def _to_form(window: MainWindow, household: bytes) -> AssessPage:
    """Goes on with the draft, or begins the form."""
    page = window.page(Place.ASSESS)
    assert isinstance(page, AssessPage)
    if page.draft() is not None:
        wait(lambda: page._subject is not None)
    window.go(Place.ASSESS, household)
    if page._subject is None:
        wait(lambda: not page.family.isHidden())
        family = page.family._family
        assert family is not None
        page.family.begun.emit(next(form for form in family.forms if form.code == FORM))
    wait(lambda: page._subject is not None and not page.filling.isHidden())
    return page


def _type(page: AssessPage, words: str) -> None:
    focused = page.window().focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, words)
