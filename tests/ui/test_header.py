"""The line above every page: one line where there is room, two at large text, never three."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fieldkit.ui.header import Header
from fieldkit.ui.messages import Language
from tests.ui.conftest import ToolsMaker
from tests.ui.samples import ANNA, SYNC

pytestmark = pytest.mark.usefixtures("dressed")

WIDE = 1366
HUB = replace(SYNC, held=1_180)


def header_of(qtbot: QtBot, tools_maker: ToolsMaker, language: Language, scale: int) -> Header:
    made = Header(tools_maker(language, scale=scale), ANNA)
    qtbot.addWidget(made)
    made.resize(WIDE, made.sizeHint().height())
    made.show()
    return made


def rows(header: Header) -> set[int]:
    QApplication.processEvents()
    facts = (header.saved, header.held, header.confirmed, header.directory)
    shown: list[QWidget] = [each for each in facts if each.isVisible()]
    return {each.mapTo(header, each.rect().topLeft()).y() for each in shown}


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("scale", [100, 150, 200])
def test_all_figures_stand_in_one_line(
    qtbot: QtBot, make_tools: ToolsMaker, language: Language, scale: int
) -> None:
    header = header_of(qtbot, make_tools, language, scale)
    for figures in (SYNC, HUB):
        header.show_figures(figures)
        assert len(rows(header)) == 1


def test_large_text_takes_two_lines_and_gives_them_back(
    qtbot: QtBot, make_tools: ToolsMaker
) -> None:
    header = header_of(qtbot, make_tools, "ru", 200)
    header.show_figures(HUB)
    (facts,) = rows(header)
    assert facts > header.lock_button.geometry().bottom() - 4
    assert header.held.caption.text() == "у руководителя"
    assert header.held.accessibleName() == "у руководителя группы: 1\xa0180"
    header.resize(4 * WIDE, header.height())
    (facts,) = rows(header)
    assert facts < header.lock_button.geometry().bottom()
    assert header.held.caption.text() == "у руководителя группы"


def test_a_laptop_that_met_no_hub_says_nothing_of_it(qtbot: QtBot, make_tools: ToolsMaker) -> None:
    header = header_of(qtbot, make_tools, "en", 100)
    header.show_figures(SYNC)
    assert not header.held.isVisible()
    header.show_figures(HUB)
    assert header.held.isVisible() and header.held.figure.text() == "1,180"
