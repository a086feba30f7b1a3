"""What large text and high contrast ask of single parts; test_states.py asks it of all pages."""

import pytest
from pytestqt.qtbot import QtBot

from fieldkit.ui.pages.distribute import DistributePage
from fieldkit.ui.pages.distribute_waiting import NUMBER_WIDTH
from fieldkit.ui.pages.settings import SettingsPage
from fieldkit.ui.pages.sync import SyncPage
from fieldkit.ui.stylesheet import stylesheet
from fieldkit.ui.theme import Mode, Theme
from fieldkit.ui.widgets.icon_label import IconLabel
from fieldkit.ui.widgets.people_finder import hit_line
from tests.ui import states, states_of_work
from tests.ui.conftest import ToolsMaker
from tests.ui.distribute_samples import CARD, GIVE, FakeTable, table
from tests.ui.distribute_typing import enter, scan
from tests.ui.households_samples import HITS
from tests.ui.measures import cut_words, rest
from tests.ui.test_distribute_page import shown_page
from tests.ui.test_distribute_paper import FakePaper

pytestmark = pytest.mark.usefixtures("dressed")


def test_the_field_of_a_card_number_grows_with_the_text(
    qtbot: QtBot, make_tools: ToolsMaker
) -> None:
    tools = make_tools("ru")
    page = DistributePage(tools, FakeTable([]).services())
    qtbot.addWidget(page)
    tools.look.choose(scale=200)
    number = page.waiting.number
    assert number.minimumWidth() == number.maximumWidth() == 2 * NUMBER_WIDTH


def test_letting_somebody_in_is_no_wider_than_the_window(make_tools: ToolsMaker) -> None:
    tools = make_tools("ru", scale=200)
    for shown in states.STORIES["settings"].tell(tools):
        page = shown.page
        assert isinstance(page, SettingsPage)
        page.resize(*states.room(states.STORIES["settings"], 200))
        rest(page)
        column = page.column.geometry()
        assert column.right() <= page.width(), shown.state
        assert column.left() <= page.width() - column.right(), "as much room on either side"


def test_numbers_are_not_broken_at_the_end_of_a_line(make_tools: ToolsMaker) -> None:
    make_tools("en")
    detail = hit_line(HITS[0], "en").detail
    assert "card active 000\xa0000\xa0001\xa08" in detail
    assert "+7\xa0900\xa0000-00-01" in detail


def test_the_sign_of_a_notice_stays_beside_its_sentence(make_tools: ToolsMaker) -> None:
    fake = FakeTable([table(GIVE)], paper=FakePaper().services())
    page = shown_page(make_tools, fake, scale=200)
    scan(page, CARD)
    enter(page)
    rest(page)
    notice = page.saved
    sign = notice.findChildren(IconLabel)[0].geometry()
    said, button = notice.sentence.geometry(), notice.print.geometry()
    assert sign.right() < said.left() and said.top() <= sign.center().y() <= said.bottom()
    assert button.top() > said.bottom() and button.left() == sign.left()


def test_what_cannot_be_pressed_looks_so_without_colours() -> None:
    assert "dashed" in stylesheet(Theme(Mode.CONTRAST, 100))
    assert "dashed" not in stylesheet(Theme(Mode.LIGHT, 100))


def test_the_story_of_a_sync_shows_what_it_tells(make_tools: ToolsMaker) -> None:
    seen = {}
    for shown in states.STORIES["sync"].tell(make_tools("en")):
        page = shown.page
        assert isinstance(page, SyncPage)
        told = "" if page.outcome.isHidden() else page.outcome.sentence.text()
        seen[shown.state] = (page.progress.isVisible(), told.split(".")[0])
    assert seen == {
        "waiting": (False, ""),
        "cut": (False, "Headquarters cannot be reached"),
        "under way": (True, ""),
        "done": (False, "Done"),
    }


def test_a_question_about_a_card_squeezes_nothing_above_it(make_tools: ToolsMaker) -> None:
    tools = make_tools("en", scale=150)
    for shown in states_of_work.STORIES["household"].tell(tools):
        shown.page.resize(*states.room(states_of_work.STORIES["household"], 150))
        rest(shown.page)
        assert cut_words(shown.page) == [], shown.state
