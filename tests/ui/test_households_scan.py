"""Households by a scanner that types: the card's family is shown, in any layout, from any field."""

from datetime import UTC

import pytest
from pytestqt.qtbot import QtBot

from fieldkit.ui.pages.households import HouseholdsPage
from tests.ui.conftest import ToolsMaker
from tests.ui.distribute_typing import scan, type_text
from tests.ui.households_samples import CARD_TEXT, FakeHouseholds

ROWS = {
    "digits": "1234567890",
    "Shift or Caps Lock in Russian": '!"№;%:?*()',
    "in French": "&é\"'(-è_çà",
}


def shown(qtbot: QtBot, make: ToolsMaker, fake: FakeHouseholds) -> HouseholdsPage:
    page = HouseholdsPage(make("ru"), fake.services(), UTC)
    page.retranslate()
    qtbot.addWidget(page)
    page.resize(1088, 704)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.entered()
    return page


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS.keys())
def test_a_scan_into_the_search_field_shows_the_family(
    qtbot: QtBot, make_tools: ToolsMaker, row: str
) -> None:
    fake = FakeHouseholds()
    page = shown(qtbot, make_tools, fake)
    type_text(page, "Выд")
    typed = CARD_TEXT.translate(str.maketrans("1234567890", row))
    scan(page, typed)
    assert fake.scanned == [CARD_TEXT]
    assert page.shown.isVisible() and not page.search.isVisible()
    assert page.search.finder.field.text() == "", "nothing of the scan or before it stays"
    assert not any("4711" in each for each in fake.asked), "no search ran on the digits"
    page.release()


def test_a_card_that_is_nobody_s_says_so_and_the_search_stays(
    qtbot: QtBot, make_tools: ToolsMaker
) -> None:
    page = shown(qtbot, make_tools, FakeHouseholds())
    scan(page, "002" + CARD_TEXT[3:])
    assert page.search.isVisible() and page.search.problem.isVisible()
    assert page.search.finder.field.hasFocus()
    page.release()


def test_a_number_typed_by_hand_is_searched_for(qtbot: QtBot, make_tools: ToolsMaker) -> None:
    fake = FakeHouseholds()
    page = shown(qtbot, make_tools, fake)
    type_text(page, "0000000018")
    qtbot.waitUntil(lambda: page.search.finder.field.text() == "0000000018", timeout=5_000)
    assert fake.scanned == [] and fake.asked[-1] == "0000000018"
    page.release()


def test_in_the_form_a_scanner_types_into_its_field(qtbot: QtBot, make_tools: ToolsMaker) -> None:
    fake = FakeHouseholds()
    page = shown(qtbot, make_tools, fake)
    page.register()
    scan(page, CARD_TEXT)
    assert fake.scanned == [] and page.form.isVisible()
    page.release()
