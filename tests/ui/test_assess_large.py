"""Assess in large text: questions have more of the page than buttons, and no act is lost."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from fieldkit.forms import Session
from fieldkit.ui.pages.assess_filling import FillingView
from tests.forms.every_kind import every_kind
from tests.ui.assess_samples import Ones, StillClock
from tests.ui.conftest import ToolsMaker
from tests.ui.measures import rest

pytestmark = pytest.mark.usefixtures("dressed")


def filling(qtbot: QtBot, make: ToolsMaker, language: str, scale: int) -> FillingView:
    view = FillingView(make(language, scale=scale))
    qtbot.addWidget(view)
    view.retranslate()
    view.resize(750, 560)
    view.show()
    view.begin(Session(every_kind(), StillClock(), Ones()), "Выдуманова Ольга Примеровна")
    view.next_part()
    rest(view)
    return view


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_acts_of_large_text_stand_in_one_row(
    qtbot: QtBot, make_tools: ToolsMaker, language: str
) -> None:
    view = filling(qtbot, make_tools, language, 200)
    row = [view.pairs["save"], view.pairs["next"], view.more]
    assert all(each.isVisible() for each in row) and len({each.y() for each in row}) == 1
    assert view.area.height() * 2 > view.height() * 0.8
    assert view.acts["save"].accessibleName() not in ("", view.acts["save"].text())


def test_what_has_no_button_in_large_text_is_in_the_menu(
    qtbot: QtBot, make_tools: ToolsMaker
) -> None:
    view = filling(qtbot, make_tools, "en", 200)
    view.more.menu().aboutToShow.emit()
    said = {each.text() for each in view.more.menu().actions()}
    assert said == {"Next gap\tF8", "Outline\tF6"}
    outline = next(each for each in view.more.menu().actions() if "Outline" in each.text())
    outline.trigger()
    back: QPushButton = view.acts["outline"]
    assert view.tree.isVisible() and back.isVisible() and not view.more.isVisible()
    back.click()
    assert view.part.isVisible() and view.more.isVisible()


def test_in_smaller_text_each_act_has_its_button(qtbot: QtBot, make_tools: ToolsMaker) -> None:
    view = filling(qtbot, make_tools, "en", 100)
    assert view.acts["gap"].isVisible() and not view.more.isVisible()
    assert view.acts["save"].text() == "Check and save"
