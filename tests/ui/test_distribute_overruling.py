"""Distribute offers an exception exactly where the service would take it, for every verdict."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkit.cards.reasons import CardReason
from fieldkit.errors import Refusal
from fieldkit.expression.codes import ExpressionReason
from fieldkit.records.receipt import Collector, ExceptionReason, ProofKind
from fieldkit.records.user import Role
from fieldkit.rules.balance import Owed
from fieldkit.rules.reasons import CardRule, Entitlement, Opening
from fieldkit.rules.verdict import (
    AlreadyReceived,
    CardProblem,
    CriterionUnclear,
    Give,
    NeedsDecision,
    NotEntitled,
    NotOpen,
    UnknownHere,
    Verdict,
)
from fieldkit.services import hand_out as giving
from fieldkit.services.hand_out import HandOut, NotGiven, hand_out
from fieldkit.services.home import home_of
from fieldkit.services.reasons import ServiceReason
from fieldkit.services.register_household import Registered
from fieldkit.services.shown import Chosen
from fieldkit.ui.pages import distribute_reading as reading
from fieldkit.ui.pages.distribute import DistributePage
from fieldkit.ui.pages.distribute_reading import Table, read_table
from fieldkit.ui.pages.distribute_services import distribute_services
from tests.ui.conftest import ToolsMaker
from tests.ui.distribute_typing import enter, scan, type_text
from tests.ui.front import in_front
from tests.unit.services.services_world import (
    FOOD,
    Headquarters,
    Laptop,
    code_of,
    fill_directory,
    goods,
    handed,
    identify,
    registered,
    round_id,
)

CONTROL = Qt.KeyboardModifier.ControlModifier
LINES = (Owed(FOOD, 1, 1),)
DENIED: list[Verdict] = [
    *(CardProblem(each) for each in (*CardReason, *CardRule)),
    *(NotEntitled(each) for each in Entitlement),
    *(NotOpen(each) for each in Opening),
    NeedsDecision(("household.head",)),
    UnknownHere(identify("area", "SOUTH")),
    UnknownHere(None),
    AlreadyReceived(1, b"s" * 16, b"u" * 16, b"p" * 16, b"r" * 16, LINES),
    CriterionUnclear("x", Refusal(next(iter(ExpressionReason)))),
]
MAY_BE_OVERRULED = (
    NotEntitled(Entitlement.CRITERION),
    *(NotOpen(each) for each in Opening),
    UnknownHere(identify("area", "SOUTH")),
    UnknownHere(None),
    DENIED[-1],
)


def name_of(verdict: Verdict) -> str:
    reason = getattr(verdict, "reason", None) or getattr(verdict, "area", None) or ""
    return f"{type(verdict).__name__} {reason if isinstance(reason, str) else 'there'}".strip()


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    """Besides the rounds of today: one over, one not begun, one held elsewhere."""
    hq = Headquarters()
    fill_directory(hq)
    for number, starts, ends, more in (
        (7, "2026-01-10", "2026-02-10", {}),
        (8, "2026-02-20", "2026-03-20", {}),
        (9, "2026-01-01", "2026-12-31", {"sites": ["TAC-2"]}),
    ):
        fields = {"code": f"P-{number}", "programme": identify("programme", "P"), "number": number}
        package = [{"item": FOOD, "quantity": 1, "per": "household"}]
        hq.add("round", {**fields, "starts": starts, "ends": ends, "package": package, **more})
    made = Laptop(tmp_path, hq)
    made.stock()
    yield made
    made.engine.dispose()


@pytest.fixture
def home(laptop: Laptop) -> Registered:
    return registered(laptop.session)


def shown_page(make_tools: ToolsMaker, laptop: Laptop, *roles: Role) -> DistributePage:
    return in_front(DistributePage(make_tools("ru"), distribute_services(laptop.as_(*roles))))


@pytest.fixture
def page(make_tools: ToolsMaker, laptop: Laptop) -> DistributePage:
    return shown_page(make_tools, laptop, Role.TEAM_LEAD)


def control(qtbot: QtBot, page: DistributePage, key: Qt.Key) -> None:
    qtbot.keyClick(QApplication.focusWidget() or page, key, CONTROL)
    QApplication.processEvents()


def receipts(laptop: Laptop, home: Registered) -> list[tuple[bytes, ExceptionReason | None]]:
    with laptop.node.transaction() as replica:
        found = home_of(replica, home.household).receipts
    return [(each.value.round, each.value.exception) for each in found]


def test_every_kind_of_verdict_is_asked_about() -> None:
    assert {type(each) for each in DENIED} | {Give} == set(get_args(Verdict))


@pytest.mark.parametrize("verdict", DENIED, ids=name_of)
def test_the_page_offers_what_the_service_takes(
    page: DistributePage,
    laptop: Laptop,
    home: Registered,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    verdict: Verdict,
) -> None:
    for room in (giving, reading):
        monkeypatch.setattr(room, "verdict_of", lambda *_: verdict)
    page.begin(Chosen(home.household))
    assert page.panel.isVisible()
    offered = page.panel.ask.isVisible()
    assert offered is (verdict in MAY_BE_OVERRULED)
    if offered:
        control(qtbot, page, Qt.Key.Key_E)
        enter(page)
        type_text(page, "решено на месте")
        enter(page)
        assert page.saved.isVisible() and len(receipts(laptop, home)) == 1
        assert page.waiting.number.hasFocus()
        return
    asked = HandOut(
        round_id("P-2"),
        [{"item": FOOD, "quantity": 1}],
        Collector.HEAD,
        home.people[0],
        ProofKind.SIGNATURE,
        exception=ExceptionReason.TEAM_LEAD_DECISION,
        exception_note="решено на месте",
    )
    done = hand_out(laptop.as_(Role.TEAM_LEAD), Chosen(home.household), asked)
    assert isinstance(done, NotGiven) and receipts(laptop, home) == []


@pytest.mark.parametrize("code", ["P-7", "P-8", "P-9"])
def test_a_round_that_is_not_open_is_found_and_given_by_keys(
    page: DistributePage, laptop: Laptop, home: Registered, qtbot: QtBot, code: str
) -> None:
    page.begin(Chosen(home.household))
    assert page.panel.picker.more.isVisible() and round_id(code) not in page.panel.rounds.buttons
    control(qtbot, page, Qt.Key.Key_R)
    nearest = round_id("P-9")
    assert page.panel.rounds.buttons[nearest].isChecked(), "it runs today, at another site"
    assert page.panel.verdict.word.text() == "Раунд не идёт" and page.panel.give.hasFocus()
    assert not page.panel.picker.more.isVisible()
    place = list(page.panel.rounds.buttons).index(round_id(code))
    control(qtbot, page, Qt.Key(Qt.Key.Key_1.value + place))
    control(qtbot, page, Qt.Key.Key_E)
    enter(page)
    type_text(page, "были в больнице")
    enter(page)
    assert receipts(laptop, home) == [(round_id(code), ExceptionReason.TEAM_LEAD_DECISION)]
    assert page.panel.isVisible() and page.panel.giving, "on to what may be given by the rules"


def test_the_nearest_of_other_rounds_say_their_days(laptop: Laptop, home: Registered) -> None:
    found = read_table(laptop.as_(Role.TEAM_LEAD), Chosen(home.household))
    assert isinstance(found, Table)
    assert [each.number for each in found.rounds] == [1, 2, 3, 4]
    assert [each.number for each in found.others] == [9, 7, 8], "0, 3 and 7 days away"
    assert all(isinstance(each.verdict, NotOpen) and each.days for each in found.others)


def test_what_was_taken_of_another_round_is_not_offered_again(
    laptop: Laptop, home: Registered
) -> None:
    lead = laptop.as_(Role.TEAM_LEAD)
    exception = {"exception": ExceptionReason.URGENT_NEED, "exception_note": "пожар"}
    asked = replace(goods(home, "P-7", (FOOD, 1)), **exception)  # type: ignore[arg-type]
    handed(lead, home, asked)
    found = read_table(lead, Chosen(home.household))
    assert isinstance(found, Table)
    assert round_id("P-7") not in [each.id for each in found.others]
    again = hand_out(lead, Chosen(home.household), asked)
    assert code_of(again) == "AlreadyReceived"


def test_a_forged_card_opens_no_other_round(page: DistributePage, laptop: Laptop) -> None:
    (card,) = laptop.hq.cards(1)
    scan(page, card[:-1] + str((int(card[-1]) + 1) % 10))
    assert page.panel.verdict.word.text() == "Карта не действует"
    assert not page.panel.picker.more.isVisible() and not page.panel.ask.isVisible()
    page.panel.picker.widen()
    page.panel.ask_exception()
    assert not page.panel.excepting and not page.panel.giving


def test_where_no_round_runs_the_family_s_last_one_is_shown(
    page: DistributePage, laptop: Laptop, home: Registered
) -> None:
    laptop.clock.ms += 40 * 86_400_000
    page.refresh(None)
    assert "нет раундов" in page.waiting.state.heading.text()
    page.begin(Chosen(home.household))
    assert page.panel.verdict.word.text() == "Раунд не идёт" and page.panel.ask.isVisible()
    (card,) = laptop.hq.cards(1)
    scan(page, card[:-1] + str((int(card[-1]) + 1) % 10))
    assert page.waiting.isVisible(), "nobody is known, and nothing is given"


def test_who_is_no_team_lead_sees_the_round_and_is_told_whom_to_call(
    qtbot: QtBot, make_tools: ToolsMaker, laptop: Laptop, home: Registered
) -> None:
    page = shown_page(make_tools, laptop, Role.DISTRIBUTOR)
    page.begin(Chosen(home.household))
    control(qtbot, page, Qt.Key.Key_R)
    assert page.panel.call.isVisible() and not page.panel.ask.isVisible()
    exception = {"exception": ExceptionReason.URGENT_NEED, "exception_note": "пожар"}
    asked = replace(goods(home, "P-7", (FOOD, 1)), **exception)  # type: ignore[arg-type]
    done = hand_out(laptop.as_(Role.DISTRIBUTOR), Chosen(home.household), asked)
    assert isinstance(done, Refusal) and done.code is ServiceReason.NOT_ALLOWED
    assert receipts(laptop, home) == []


def test_no_exception_gives_what_is_not_in_stock(
    qtbot: QtBot, make_tools: ToolsMaker, tmp_path: Path
) -> None:
    hq = Headquarters()
    fill_directory(hq)
    bare = Laptop(tmp_path, hq, "bare")
    home = registered(bare.session)
    page = shown_page(make_tools, bare, Role.TEAM_LEAD)
    bare.clock.ms += 40 * 86_400_000
    page.begin(Chosen(home.household))
    control(qtbot, page, Qt.Key.Key_E)
    enter(page)
    type_text(page, "пожар")
    enter(page)
    row = page.panel.goods.rows[0]
    assert row.wrong.isVisible() and row.number.hasFocus()
    assert receipts(bare, home) == [] and page.panel.excepting
    bare.engine.dispose()
