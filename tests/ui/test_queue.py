"""Ten families in a queue, served with a scanner and Enter alone, over a real encrypted store."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fieldkit.bench.loop_watch import LoopWatch
from fieldkit.jobs.runner import ThreadRunner
from fieldkit.records.receipt import Receipt
from fieldkit.services.bind_card import Bound, bind_card
from fieldkit.services.held import facts
from fieldkit.services.move_stock import Receive, StockMoved, move_stock
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.pages.distribute import DistributePage
from fieldkit.ui.pages.distribute_services import DistributeServices, distribute_services
from tests.ui.conftest import ToolsMaker
from tests.ui.distribute_typing import enter, scan
from tests.ui.front import in_front
from tests.unit.services.services_world import (
    FOOD,
    SOAP,
    Headquarters,
    Laptop,
    fill_directory,
    goods,
    handed,
    household,
    person,
    registered,
)

pytestmark = pytest.mark.usefixtures("dressed")

FAMILIES = 10
NAMES = [
    {"family_name": family, "given_name": given}
    for family, given in (
        ("Абрикосова", "Зоя"),
        ("Быстрицкий", "Тит"),
        ("Вьюгина", "Пелагея"),
        ("Громов", "Ян"),
        ("Дождикова", "Римма"),
        ("Ежевикин", "Остап"),
        ("Журавлёва", "Лия"),
        ("Зимородков", "Фрол"),
        ("Кузнечикова", "Ульяна"),
        ("Лапоть", "Савва"),
    )
]
TWICE, FORGED, LAST = 3, 6, 9
"""Who comes a second time, whose card was altered, for whom no parcel is left."""


@dataclass
class Watched:
    """The services, each of which fails the test if the GUI thread calls it."""

    called: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def watch(self, name: str, service: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(service)
        def call(*args: Any) -> Any:
            self.called.append(name)
            if threading.current_thread() is threading.main_thread():
                self.wrong.append(name)
            return service(*args)

        return call

    def services(self, real: DistributeServices) -> DistributeServices:
        names = ("rounds", "table", "shelf", "give", "void", "picture")
        return DistributeServices(*(self.watch(name, getattr(real, name)) for name in names))


@dataclass
class Queue:
    """The table: a laptop with ten families and their cards, and the page over it."""

    laptop: Laptop
    page: DistributePage
    cards: list[str]
    watched: Watched
    qtbot: QtBot

    def turn(self, card: str) -> None:
        """A card is scanned; the verdict stands when the page is at the table."""
        shown = self.watched.called.count("table")
        scan(self.page, card)
        self.until(lambda: self.watched.called.count("table") > shown)
        self.until(lambda: self.page.panel.isVisible() and not self.page.handing.busy)
        self.until(lambda: self.page._table is not None)

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=10_000)

    @property
    def word(self) -> str:
        return self.page.panel.verdict.word.text()

    def give_all(self) -> int:
        """Enter until the page waits for the next family; how often."""
        times = 0
        while not self.page.waiting.isVisible():
            self._enter()
            times += 1
        return times

    def _enter(self) -> None:
        """One Enter, until it is saved and the page has turned to what comes next."""
        shown = self.watched.called.count("table")
        given = self.page._table
        enter(self.page)
        self.until(lambda: self.watched.called.count("table") > shown)
        self.until(lambda: self.page._table is not given)

    def receipts(self) -> list[Receipt]:
        with self.laptop.node.transaction() as replica:
            own = list(replica.store.logs())
            rows = [each for log in own for each in replica.store.entries(log.id, 1, log.seq)]
            ids = [each.record for each in rows if each.kind == "receipt"]
            return [each.value for each in facts(replica, Receipt, ids)]


@pytest.fixture
def queue(qtbot: QtBot, make_tools: ToolsMaker, tmp_path: Path) -> Iterator[Queue]:
    hq = Headquarters()
    fill_directory(hq)
    cards = hq.cards(FAMILIES)
    laptop = Laptop(tmp_path, hq)
    homes = []
    for number, (name, card) in enumerate(zip(NAMES, cards, strict=True)):
        details = household(members=[person(birth_date=date(1970 + 2 * number, 5, 1), **name)])
        homes.append(registered(laptop.session, details))
        assert isinstance(bind_card(laptop.session, homes[-1].household, card), Bound)
    lines: list[Any] = [{"item": FOOD, "quantity": 16}, {"item": SOAP, "quantity": 100}]
    came = move_stock(laptop.session, Receive(laptop.session.place.site, lines))
    assert isinstance(came, StockMoved), came
    home = homes[TWICE]
    for code, given in (("P-1", ((FOOD, 1), (SOAP, 2))), ("P-2", ((FOOD, 1),))):
        handed(laptop.session, home, goods(home, code, *given))
    made, watched = make_tools("ru"), Watched()
    faults: list[Exception] = []
    runner = ThreadRunner(faults.append)
    tools = Tools(runner, made.look, made.speech)
    page = in_front(DistributePage(tools, watched.services(distribute_services(laptop.session))))
    yield Queue(laptop, page, cards, watched, qtbot)
    runner.close()
    runner.join(10)
    laptop.engine.dispose()
    assert faults == []


def test_ten_families_with_a_scanner_and_enter_alone(
    queue: Queue, capsys: pytest.CaptureFixture[str]
) -> None:
    served, watch = 0, LoopWatch()
    watch.begin()
    for number, card in enumerate(queue.cards):
        if number == FORGED:
            card = card[:-1] + str((int(card[-1]) + 1) % 10)
        queue.turn(card)
        if number == FORGED:
            assert queue.word == "Карта не действует"
            enter(queue.page)
        elif number == TWICE:
            assert queue.word == "Уже получено"
            enter(queue.page)
        elif number == LAST:
            assert queue.word == "Выдать"
            enter(queue.page)
            row = queue.page.panel.goods.rows[0]
            queue.until(row.wrong.isVisible)
            assert "Товар FOOD: нужно 1" in row.wrong.text() and row.number.hasFocus()
        else:
            assert queue.word == "Выдать"
            assert queue.give_all() == 2
            assert queue.page.saved.isVisible() and focused(queue) is queue.page.waiting.number
            served += 1
    watch.end()
    assert served == FAMILIES - 3
    assert queue.watched.wrong == [], "a service was called on the GUI thread"
    assert len(queue.receipts()) == 2 + 2 * served
    with capsys.disabled():
        print(f"\nqueue: longest slice of the event loop {watch.longest}")


def focused(queue: Queue) -> QWidget:
    """Where the next key would go, once the page has settled."""
    QApplication.processEvents()
    return QApplication.focusWidget()


def test_the_watch_sees_a_service_called_on_the_gui_thread() -> None:
    watched = Watched()
    watched.watch("table", lambda: None)()
    assert watched.wrong == ["table"]
