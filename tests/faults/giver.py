"""A session's process that hands out by keys until it is killed, and tells how far it has come."""

import threading
from enum import StrEnum
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from unittest.mock import patch

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fieldkit.jobs.runner import ThreadRunner
from fieldkit.records.receipt import ProofKind
from fieldkit.rules.verdict import Give
from fieldkit.ui.main_window import MainWindow
from fieldkit.ui.pages import distribute_services
from fieldkit.ui.pages.distribute import DistributePage
from fieldkit.ui.pages.distribute_reading import Table
from fieldkit.ui.places import Place
from tests.faults.handed import Handed
from tests.faults.windows import opened_window, wait
from tests.ui.distribute_typing import enter, type_text

ITEM = "CARD5000"
LEFT, MIDDLE, RIGHT = QPoint(20, 20), QPoint(60, 60), QPoint(120, 30)
Told = tuple[str, Any]


class Stop(StrEnum):
    """Where the process waits to be killed: nowhere, or on either side of the hand-out's COMMIT."""

    NOWHERE = "nowhere"
    BEFORE = "before"
    AFTER = "after"


def serial(number: int) -> str:
    """Of the family with this number; never the one that the page offers first."""
    return f"ZZ-{number + 100:04}"


def give_until_killed(
    folder: Path, handed: Handed, households: list[bytes], life: int, stop: Stop, told: Connection
) -> None:
    """Goes on with what the last life left, then serves one family after another.

    Tells `("back", draft)` or `("nothing", words)` at first; of each family, by its number,
    `("kept", draft)` for each thing entered, once it is in the store, `("giving", number)` before
    it hands over and `("given", number)` when the page says that it is saved.
    """
    real = distribute_services.hand_out

    def hand_out(*args: Any) -> Any:
        if stop is Stop.BEFORE:
            told.send(("stopped", stop))
            threading.Event().wait()
        done = real(*args)
        if stop is Stop.AFTER:
            told.send(("stopped", stop))
            threading.Event().wait()
        return done

    with (
        patch.object(distribute_services, "hand_out", hand_out),
        opened_window(folder, handed, life, 1) as (process, window),
    ):
        window.go(Place.DISTRIBUTE)
        page = window.page(Place.DISTRIBUTE)
        assert isinstance(page, DistributePage)
        first = _go_on(window, page, households, told)
        for number in range(first, len(households)):
            _enter_all(window, page, households[number], number, told)
            _hand_over(page, number, told)
        process.window.hide()


def _go_on(
    window: MainWindow, page: DistributePage, households: list[bytes], told: Connection
) -> int:
    """Hands over what was put back; the number of the family that comes next."""
    _rest(window)
    draft = page.draft()
    if draft is None:
        shown = "" if page.saved.isHidden() else page.saved.sentence.text()
        told.send(("nothing", shown))
        return _first_that_may(page, households)
    told.send(("back", draft))
    table = page._table
    assert table is not None and table.family is not None
    number = households.index(table.family.household)
    _hand_over(page, number, told)
    return number + 1


def _first_that_may(page: DistributePage, households: list[bytes]) -> int:
    for number, household in enumerate(households):
        if _round_of(_shown(page, household)) is not None:
            return number
    raise ValueError("all were served")


def _enter_all(
    window: MainWindow, page: DistributePage, household: bytes, number: int, told: Connection
) -> None:
    """The serial of a pre-paid card, who collects, and a signature."""
    round_ = _round_of(_shown(page, household))
    assert round_ is not None
    page.panel.rounds.buttons[round_].click()
    wait(lambda: bool(page.panel.goods.rows and page.panel.goods.rows[0].serials))
    field = page.panel.goods.rows[0].serials[0]
    wait(lambda: bool(field.text()))
    page.panel.goods.focus_first()
    field.selectAll()
    type_text(page.window(), serial(number))
    _keep(window, page, told)
    page.panel.taker.setFocus()
    QTest.keyClick(page.panel.taker, Qt.Key.Key_Down)
    page.panel.taker.activated.emit(page.panel.taker.currentIndex())
    _keep(window, page, told)
    page.panel.proof.buttons[ProofKind.SIGNATURE].click()
    pad = page.panel.proof.pad
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=LEFT)
    QTest.mouseMove(pad, MIDDLE)
    QTest.mouseMove(pad, RIGHT)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=RIGHT)
    _keep(window, page, told)


def _hand_over(page: DistributePage, number: int, told: Connection) -> None:
    given = page.saved.given
    page.panel.give.setFocus()
    told.send(("giving", number))
    # Through the window, behind what was typed: its last sign may be held back for a moment yet.
    enter(page.window())
    wait(lambda: page.saved.given is not given)
    told.send(("given", number))


def _shown(page: DistributePage, household: bytes) -> Table:
    page.show_subject(household)
    wait(lambda: page._table is not None and page.panel.isVisible())
    assert page._table is not None
    return page._table


def _round_of(table: Table) -> bytes | None:
    """The round that gives pre-paid cards, while it does."""
    for each in table.rounds:
        verdict = each.verdict
        if isinstance(verdict, Give) and verdict.lines[0].item == ITEM:
            return each.id
    return None


def _keep(window: MainWindow, page: DistributePage, told: Connection) -> None:
    """Tells what is entered once it is in the store."""
    draft = page.draft()
    assert draft is not None
    QApplication.processEvents()
    _rest(window)
    told.send(("kept", draft))


def _rest(window: MainWindow) -> None:
    """Till no draft is under way, and what was put back has been judged."""
    QTest.qWait(5)
    wait(
        lambda: (
            not window._keeping
            and not window._undrafted
            and not window._draft_timer.isActive()
            and _idle(window)
        )
    )


def _idle(window: MainWindow) -> bool:
    runner = window._tools.runner
    assert isinstance(runner, ThreadRunner)
    return runner.idle
