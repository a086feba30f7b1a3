"""Households where somebody goes on before an answer has come: nothing of one family's is told of
the next, nothing is confirmed by a held key, and what stands there follows the language.
"""

from dataclasses import replace
from datetime import UTC

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkit.errors import Refusal
from fieldkit.jobs.inline import InlineRunner
from fieldkit.records.card import CardStatus
from fieldkit.services.reasons import ServiceReason
from fieldkit.ui.messages import text
from fieldkit.ui.pages.households import HouseholdsPage
from fieldkit.ui.pages.households_card import CardSection
from fieldkit.ui.pages.households_seen import HouseholdSeen
from tests.ui.conftest import ToolsMaker
from tests.ui.distribute_typing import scan
from tests.ui.front import in_front, inline
from tests.ui.households_samples import BLANK_TEXT, HOME, OTHER_HOME, SEEN, FakeHouseholds

OTHER = replace(
    SEEN, household=SEEN.household.model_copy(update={"id": OTHER_HOME}), lives=SEEN.lives[1:]
)
HEAD = "Выдуманова Ольга Примеровна"


class TwoFamilies(FakeHouseholds):
    def open(self, household: bytes) -> HouseholdSeen | Refusal:
        return OTHER if household == OTHER_HOME else super().open(household)


def opened(
    make: ToolsMaker, fake: FakeHouseholds
) -> tuple[HouseholdsPage, CardSection, InlineRunner]:
    page = in_front(HouseholdsPage(make("ru"), fake.services(), UTC))
    page.show_subject(HOME)
    assert page.shown.cards is not None
    return page, page.shown.cards, inline(page.tools)


def switch(page: HouseholdsPage) -> None:
    page.tools.speech.choose("en")
    QApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))


def test_what_came_of_a_card_follows_the_language(make_tools: ToolsMaker) -> None:
    page, cards, _ = opened(make_tools, FakeHouseholds())
    cards.end(CardStatus.LOST)
    cards.end(CardStatus.LOST)
    assert "больше не действует" in cards.told.sentence.text()
    switch(page)
    assert "serves nobody" in cards.told.sentence.text()
    assert "serves nobody" in cards.told.accessibleName()


def test_a_refused_card_follows_the_language(make_tools: ToolsMaker) -> None:
    fake = FakeHouseholds(refusal=Refusal(ServiceReason.CARD_SPENT))
    page, cards, _ = opened(make_tools, fake)
    cards.give_new()
    cards.giving.take_code(BLANK_TEXT)
    assert cards.giving.problem.sentence.text() == text(ServiceReason.CARD_SPENT, {}, "ru")
    switch(page)
    assert cards.giving.problem.sentence.text() == text(ServiceReason.CARD_SPENT, {}, "en")


@pytest.mark.parametrize("ending", [CardStatus.LOST, CardStatus.REVOKED])
def test_a_held_key_does_not_confirm(make_tools: ToolsMaker, ending: CardStatus) -> None:
    fake = FakeHouseholds()
    _page, cards, _ = opened(make_tools, fake)
    name = "lost" if ending is CardStatus.LOST else "cancel"
    act = cards.acts[name]
    act.setFocus()
    for held in (False, True, True):
        kind = QEvent.Type.KeyPress
        plain = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(act, QKeyEvent(kind, Qt.Key.Key_Return, plain, "\r", held))
    assert fake.ended == [] and cards.told.isVisible()


def test_a_double_click_does_not_confirm(qtbot: QtBot, make_tools: ToolsMaker) -> None:
    fake = FakeHouseholds()
    _page, cards, _ = opened(make_tools, fake)
    lost, left = cards.acts["lost"], Qt.MouseButton.LeftButton
    qtbot.mouseClick(lost, left)
    qtbot.mouseDClick(lost, left)
    qtbot.mouseRelease(lost, left)
    assert fake.ended == [] and cards.told.isVisible()
    qtbot.mouseClick(lost, left)
    assert len(fake.ended) == 1


def test_a_card_being_saved_is_waited_for(qtbot: QtBot, make_tools: ToolsMaker) -> None:
    page, cards, runner = opened(make_tools, FakeHouseholds())
    cards.give_new()
    runner.held = True
    cards.giving.take_code(BLANK_TEXT)
    for _ in range(2):
        qtbot.keyClick(cards.giving.number.field, Qt.Key.Key_Escape)
    assert page.shown.isVisible() and cards.giving.isVisible()
    runner.run_all()
    assert not cards.giving.isVisible() and cards.told.isVisible()


def test_a_card_of_the_family_before_is_not_told_as_this_one_s(make_tools: ToolsMaker) -> None:
    page, cards, runner = opened(make_tools, TwoFamilies())
    cards.give_new()
    runner.held = True
    cards.giving.take_code(BLANK_TEXT)
    page.shown.show_household(OTHER)
    runner.run_all()
    assert cards.told.sentence.text().startswith(f"{HEAD}: ")


def test_a_lost_card_of_the_family_before_is_not_told_as_this_one_s(make_tools: ToolsMaker) -> None:
    page, cards, runner = opened(make_tools, TwoFamilies())
    cards.end(CardStatus.LOST)
    runner.held = True
    cards.end(CardStatus.LOST)
    page.shown.show_household(OTHER)
    runner.run_all()
    assert cards.told.sentence.text().startswith(f"{HEAD}: ")


def test_a_blank_card_put_aside_is_offered_again(qtbot: QtBot, make_tools: ToolsMaker) -> None:
    page, cards, _ = opened(make_tools, TwoFamilies())
    scan(page, BLANK_TEXT)
    assert cards.giving.isVisible()
    qtbot.keyClick(cards.giving.number.field, Qt.Key.Key_Escape)
    page.show_subject(OTHER_HOME)
    qtbot.wait(0)
    page.scan.take(BLANK_TEXT)
    assert cards.giving.isVisible() and cards.giving.number.text == "000 000 003 4"


@pytest.mark.parametrize("view", ["search", "form"])
def test_news_of_a_household_do_not_bring_it_back(make_tools: ToolsMaker, view: str) -> None:
    page, _, runner = opened(make_tools, FakeHouseholds())
    runner.held = True
    page.refresh(None)
    if view == "search":
        page.shown.back.emit()
    else:
        page.register()
    runner.run_all()
    shown = page.search if view == "search" else page.form
    assert shown.isVisible() and not page.shown.isVisible()
