"""No card at hand: found by name, identity noted, a new card, goods; by keys alone."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fieldkit.cards.numbers import running_number
from fieldkit.cards.payload import CardPayload, parse
from fieldkit.hq.cards_states import printed_as
from fieldkit.records.card import Card, CardStatus, IdentitySeen
from fieldkit.records.receipt import Identified, Receipt
from fieldkit.records.user import Role
from fieldkit.services.bind_card import Bound, bind_card
from fieldkit.services.held import facts, held
from fieldkit.services.home import home_of
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.pages.distribute import DistributePage
from fieldkit.ui.pages.distribute_services import distribute_services
from tests.ui.distribute_typing import enter, scan, type_text
from tests.ui.front import in_front, inline
from tests.unit.services.services_world import (
    CARD_ISSUER,
    Headquarters,
    Laptop,
    fill_directory,
    household,
    person,
    registered,
)

PLAIN = Qt.KeyboardModifier.NoModifier
KEYS_AT_MOST = 12
"""From the waiting view to the goods: F10, a few letters, Enter to choose, Enter to hand over; the
scanner types the card. At a key a second that leaves most of a minute for the talk."""


class Desk:
    """A laptop with one family, which has lost its card, and the page over it."""

    def __init__(self, qtbot: QtBot, tools: Tools, folder: Path) -> None:
        self.hq = Headquarters()
        fill_directory(self.hq)
        self.laptop = Laptop(folder, self.hq)
        self.laptop.stock()
        family = replace(household(1), members=[person(0, family_name="Ветлугина")])
        self.home = registered(self.laptop.session, family)
        self.old, self.new, self.spare = self.hq.cards(3)
        payload = parse(self.new)
        assert isinstance(payload, CardPayload)
        self.number = running_number(payload.serial)
        first = bind_card(self.laptop.session, self.home.household, self.old)
        assert isinstance(first, Bound)
        self.first = first
        fields = {"issuer": CARD_ISSUER, "run": payload.serial[:8], "expiry": "2027-01-01"}
        ends = {"first": 1, "last": 3, "device": self.laptop.device}
        self.hq.add("card_range", {**fields, **ends})
        with self.laptop.node.transaction() as replica:
            self.hq.publish(replica)
        session = self.laptop.as_(Role.DISTRIBUTOR)
        self.page = in_front(DistributePage(tools, distribute_services(session)))
        self.qtbot, self.pressed = qtbot, 0

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        self.pressed += 1
        self.qtbot.keyClick(self.focus, key, modifiers)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        self.pressed += len(text)
        type_text(self.page, text)
        QApplication.processEvents()

    @property
    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self.page

    def cards(self) -> dict[bytes, Card]:
        with self.laptop.node.transaction() as replica:
            home = home_of(replica, self.home.household)
            ids = [each.value.id for each in home.cards]
            return {each: found.value for each, found in held(replica, Card, ids).items()}

    def receipts(self) -> list[Receipt]:
        with self.laptop.node.transaction() as replica:
            home = home_of(replica, self.home.household)
            ids = [each.value.id for each in home.receipts]
            return [done.value for done in facts(replica, Receipt, ids)]


@pytest.fixture
def desk(qtbot: QtBot, tools: Tools, tmp_path: Path) -> Desk:
    return Desk(qtbot, tools, tmp_path)


def test_a_lost_card_is_replaced_and_the_goods_given_in_a_dozen_keys(desk: Desk) -> None:
    page = desk.page
    desk.press(Qt.Key.Key_F10)
    assert page.waiting.without_card
    desk.type("ветл")
    desk.press(Qt.Key.Key_Return)
    assert page.waiting.no_card is not None and page.waiting.no_card.at_card
    scan(desk.page, desk.new)
    desk.qtbot.waitUntil(page.panel.isVisible)
    assert page.panel.giving
    desk.press(Qt.Key.Key_Return)
    assert desk.pressed <= KEYS_AT_MOST
    cards = desk.cards()
    assert cards[desk.first.card].status is CardStatus.REPLACED
    (now,) = [each for each in cards.values() if each.status is CardStatus.ACTIVE]
    assert now.identity is IdentitySeen.DOCUMENT
    (receipt, *_) = desk.receipts()
    assert (receipt.card, receipt.identified) == (now.id, Identified.CARD_SCAN)


def test_the_new_number_may_be_typed(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F10)
    desk.type("ветл")
    desk.press(Qt.Key.Key_Return)
    desk.type(printed_as(desk.number))
    desk.press(Qt.Key.Key_Return)
    assert desk.page.panel.isVisible() and desk.page.panel.giving
    assert {each.status for each in desk.cards().values()} == {
        CardStatus.REPLACED,
        CardStatus.ACTIVE,
    }


def test_a_wrong_card_says_why_and_waits_for_another(desk: Desk) -> None:
    page = desk.page
    desk.press(Qt.Key.Key_F10)
    desk.type("ветл")
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Return)
    giving = page.waiting.no_card and page.waiting.no_card.giving
    assert giving and giving.number.wrong.isVisible()
    scan(desk.page, desk.old)
    desk.qtbot.waitUntil(giving.problem.isVisible)
    scan(desk.page, desk.new)
    desk.qtbot.waitUntil(page.panel.isVisible)


def test_without_any_blank_card_the_family_is_served_all_the_same(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F10)
    desk.type("ветл")
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.page.panel.isVisible()
    enter(desk.page)
    (receipt, *_) = desk.receipts()
    assert (receipt.card, receipt.identified) == (None, Identified.NAME)


def test_escape_leads_back_step_by_step(desk: Desk) -> None:
    waiting = desk.page.waiting
    desk.press(Qt.Key.Key_F10)
    desk.type("ветл")
    desk.press(Qt.Key.Key_Return)
    assert waiting.no_card is not None and waiting.no_card.at_card
    desk.press(Qt.Key.Key_Escape)
    assert waiting.without_card and not waiting.no_card.at_card
    desk.press(Qt.Key.Key_Escape)
    desk.press(Qt.Key.Key_Escape)
    assert not waiting.without_card and waiting.number.hasFocus()


def test_a_card_shown_at_the_search_is_served_as_ever(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F10)
    scan(desk.page, desk.old)
    desk.qtbot.waitUntil(desk.page.panel.isVisible)
    assert desk.page.panel.giving


def test_an_expired_card_is_renewed_from_its_verdict(desk: Desk) -> None:
    desk.laptop.clock.ms += 15 * 86_400_000
    page = desk.page
    scan(desk.page, desk.old)
    desk.qtbot.waitUntil(page.panel.isVisible)
    desk.press(Qt.Key.Key_F10)
    giving = page.waiting.no_card and page.waiting.no_card.giving
    assert giving and giving.isVisible() and not giving.identity.code
    scan(desk.page, desk.new)
    desk.qtbot.waitUntil(page.panel.isVisible)
    assert desk.cards()[desk.first.card].status is CardStatus.REPLACED


def test_a_family_s_new_card_does_not_lead_back_to_a_search_for_another(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F10)
    desk.type("ветл")
    desk.press(Qt.Key.Key_Return)
    scan(desk.page, desk.new)
    desk.press(Qt.Key.Key_F10)
    panel = desk.page.waiting.no_card
    assert panel is not None and panel.at_card
    desk.press(Qt.Key.Key_Escape)
    assert panel.finder.typed == "" and not desk.page.waiting.without_card


def test_a_card_saved_after_another_family_came_does_not_take_their_place(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F10)
    desk.type("ветл")
    desk.press(Qt.Key.Key_Return)
    runner = inline(desk.page.tools)
    runner.held = True
    scan(desk.page, desk.new)
    desk.press(Qt.Key.Key_Escape)
    assert desk.page.waiting.without_card, "what comes of the card is waited for"
    desk.page.waiting.begin()
    runner.run_all()
    assert desk.page.panel.isHidden() and desk.page.waiting.isVisible()
