"""Households by a scanner that types: the card's family is shown, in any layout, from any field."""

from dataclasses import replace
from datetime import UTC, date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fieldkit.cards.reasons import CardReason
from fieldkit.errors import Code, Refusal
from fieldkit.records.card import CardStatus
from fieldkit.rules.card_list import ListAge
from fieldkit.rules.reasons import CardRule
from fieldkit.services.card_stock import Stock
from fieldkit.services.reasons import ServiceReason
from fieldkit.ui.messages import text
from fieldkit.ui.pages.households import HouseholdsPage
from fieldkit.ui.pages.households_card_seen import CardSeen
from fieldkit.ui.theme import Tone
from fieldkit.ui.widgets.card_giving import CardGiving
from tests.ui.conftest import ToolsMaker
from tests.ui.distribute_typing import scan, type_text
from tests.ui.front import in_front
from tests.ui.households_samples import (
    BLANK,
    BLANK_TEXT,
    CARD_SEEN,
    CARD_TEXT,
    HOME,
    FakeHouseholds,
)

ROWS = {
    "digits": "1234567890",
    "Shift or Caps Lock in Russian": '!"№;%:?*()',
    "in French": "&é\"'(-è_çà",
}


def said(page: HouseholdsPage) -> tuple[Tone, str]:
    """What is said of the card shown last."""
    assert page.scan.told.isVisible()
    return Tone(page.scan.told.property("tone")), page.scan.told.sentence.text()


def words(code: Code) -> str:
    return text(code, {}, "ru")


def shown(make: ToolsMaker, fake: FakeHouseholds) -> HouseholdsPage:
    return in_front(HouseholdsPage(make("ru"), fake.services(), UTC))


def family_shown(make: ToolsMaker, fake: FakeHouseholds) -> tuple[HouseholdsPage, CardGiving]:
    """The page at a family, and the place where it is given a new card."""
    page = shown(make, fake)
    page.show_subject(HOME)
    assert page.shown.cards is not None
    return page, page.shown.cards.giving


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS.keys())
def test_a_scan_into_the_search_field_shows_the_family(make_tools: ToolsMaker, row: str) -> None:
    fake = FakeHouseholds()
    page = shown(make_tools, fake)
    type_text(page, "Выд")
    typed = CARD_TEXT.translate(str.maketrans("1234567890", row))
    scan(page, typed)
    assert fake.scanned == [CARD_TEXT]
    assert page.shown.isVisible() and not page.search.isVisible()
    assert page.search.finder.field.text() == "", "nothing of the scan or before it stays"
    assert not any("4711" in each for each in fake.asked), "no search ran on the digits"


def test_a_card_that_is_nobody_s_says_so_and_the_search_stays(make_tools: ToolsMaker) -> None:
    page = shown(make_tools, FakeHouseholds())
    scan(page, "003" + CARD_TEXT[3:])
    assert page.search.isVisible() and said(page) == (Tone.STOP, words(ServiceReason.CARD_UNKNOWN))
    assert page.search.finder.field.hasFocus()


def test_a_blank_card_without_a_family_says_what_comes_first(make_tools: ToolsMaker) -> None:
    page = shown(make_tools, FakeHouseholds())
    scan(page, BLANK_TEXT)
    tone, told = said(page)
    assert page.search.isVisible() and tone is Tone.ASK
    assert told.startswith(words(CardRule.NOT_BOUND)) and "2 дня назад" in told


def test_a_blank_card_is_offered_to_the_family_shown_and_enter_gives_it(
    qtbot: QtBot, make_tools: ToolsMaker
) -> None:
    fake = FakeHouseholds()
    page, giving = family_shown(make_tools, fake)
    scan(page, BLANK_TEXT)
    assert giving.isVisible() and giving.number.text == "000 000 003 4"
    assert giving.number.field.hasFocus() and fake.issued == []
    offer = giving.problem.sentence.text()
    assert "000 000 003 4" in offer and "Enter" in offer and not page.scan.told.isVisible()
    scan(page, BLANK_TEXT)
    assert fake.issued == [], "a second look at the card is no consent"
    qtbot.keyClick(giving.number.field, Qt.Key.Key_Return)
    assert [code for code, _, _ in fake.issued] == [BLANK_TEXT]
    assert not giving.isVisible() and not page.scan.told.isVisible()


def test_another_blank_card_takes_the_place_of_the_one_offered(make_tools: ToolsMaker) -> None:
    other = "003" + CARD_TEXT[3:]
    fake = FakeHouseholds()
    fake.cards[other] = replace(BLANK, text=other, number="000 000 004 2", stock=Stock.ANOTHERS)
    page, giving = family_shown(make_tools, fake)
    scan(page, BLANK_TEXT)
    scan(page, other)
    assert giving.number.text == "000 000 004 2" and fake.issued == []
    assert "другого ноутбука" in giving.problem.sentence.text()


def test_a_number_typed_over_the_one_offered_goes_before_it(
    qtbot: QtBot, make_tools: ToolsMaker
) -> None:
    fake = FakeHouseholds()
    page, giving = family_shown(make_tools, fake)
    scan(page, BLANK_TEXT)
    field = giving.number.field
    field.selectAll()
    type_text(page, "0000000034")
    qtbot.waitUntil(lambda: field.text() == "0000000034", timeout=5_000)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert [code for code, _, _ in fake.issued] == ["0000000034"]


def test_where_a_new_card_was_asked_for_the_scan_gives_it(
    qtbot: QtBot, make_tools: ToolsMaker
) -> None:
    fake = FakeHouseholds()
    page, _ = family_shown(make_tools, fake)
    qtbot.keyClick(page.shown.acts["give"], Qt.Key.Key_F10)
    scan(page, BLANK_TEXT)
    assert [code for code, _, _ in fake.issued] == [BLANK_TEXT] and fake.scanned == []


@pytest.mark.parametrize(
    ("seen", "tone", "part"),
    [
        (CARD_SEEN, Tone.GOOD, "Список отозванных карт обновлён 2 дня назад"),
        (replace(CARD_SEEN, card_list=ListAge(9)), Tone.CARE, "не обновлялся 9 дней"),
        (replace(CARD_SEEN, card_list=ListAge(3, 2)), Tone.CARE, "не обновлялся 3 дня"),
        (replace(CARD_SEEN, status=CardStatus.LOST), Tone.STOP, "утерянная"),
        (replace(CARD_SEEN, status=CardStatus.REPLACED), Tone.STOP, "заменена"),
        (replace(CARD_SEEN, status=CardStatus.REVOKED), Tone.STOP, "отозвана"),
        (
            replace(CARD_SEEN, problem=Refusal(CardReason.EXPIRED, {"expiry": date(2025, 1, 2)})),
            Tone.STOP,
            "Срок действия",
        ),
        (
            replace(CARD_SEEN, problem=Refusal(CardReason.REVOKED, {"list_age_days": 4})),
            Tone.STOP,
            "списку 4 дня",
        ),
    ],
)
def test_the_card_s_life_is_told_with_its_family(
    qtbot: QtBot, make_tools: ToolsMaker, seen: CardSeen, tone: Tone, part: str
) -> None:
    fake = FakeHouseholds(cards={CARD_TEXT: seen})
    page = shown(make_tools, fake)
    scan(page, CARD_TEXT)
    assert page.shown.isVisible()
    told = said(page)
    assert told[0] is tone and part in told[1]
    qtbot.keyClick(page.shown.acts["give"], Qt.Key.Key_Escape)
    assert page.search.isVisible() and not page.scan.told.isVisible()


def test_a_number_typed_by_hand_is_searched_for(qtbot: QtBot, make_tools: ToolsMaker) -> None:
    fake = FakeHouseholds()
    page = shown(make_tools, fake)
    type_text(page, "0000000018")
    qtbot.waitUntil(lambda: page.search.finder.field.text() == "0000000018", timeout=5_000)
    assert fake.scanned == [] and fake.asked[-1] == "0000000018"


def test_in_the_form_a_scanner_types_into_its_field(make_tools: ToolsMaker) -> None:
    fake = FakeHouseholds()
    page = shown(make_tools, fake)
    page.register()
    scan(page, CARD_TEXT)
    assert fake.scanned == [] and page.form.isVisible()
