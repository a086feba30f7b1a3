"""No word of Distribute is cut, whatever the verdict, at 100 and at 200 %."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkit.records.receipt import ProofKind
from fieldkit.ui.messages import Language
from fieldkit.ui.pages.distribute import DistributePage
from tests.ui.conftest import ToolsMaker
from tests.ui.distribute_samples import ALREADY, CARD, GIVE, TABLES, FakeTable, table
from tests.ui.distribute_typing import enter, scan
from tests.ui.test_clipping import cut_words, settle

WIDTHS = {100: 1088, 150: 972, 200: 858}
"""Pixels that the window of 1366 by 768 leaves for a page beside its navigation."""


def shown_page(
    qtbot: QtBot, make: ToolsMaker, fake: FakeTable, language: Language, scale: int
) -> DistributePage:
    page = DistributePage(make(language, scale=scale), fake.services())
    qtbot.addWidget(page)
    page.retranslate()
    page.resize(WIDTHS[scale], 490)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("scale", sorted(WIDTHS))
def test_nothing_is_cut_at_the_table(
    qtbot: QtBot, make_tools: ToolsMaker, language: Language, scale: int
) -> None:
    """Every verdict, one family after the other in one window, as a queue sees them."""
    fake = FakeTable()
    page = shown_page(qtbot, make_tools, fake, language, scale)
    faults = []
    for name, answer in TABLES.items():
        fake.answers = [answer]
        scan(page, CARD)
        settle()
        for kind in (ProofKind.SIGNATURE, ProofKind.THUMB):
            page.panel.proof.buttons[kind].setChecked(True)
            settle()
            faults += [f"{name}, {kind}: {each}" for each in cut_words(page)]
    assert faults == [] and len(fake.asked) == len(TABLES)


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("scale", sorted(WIDTHS))
def test_nothing_is_cut_before_and_after(
    qtbot: QtBot, make_tools: ToolsMaker, language: Language, scale: int
) -> None:
    fake = FakeTable([table(GIVE), table(ALREADY)])
    page = shown_page(qtbot, make_tools, fake, language, scale)
    settle()
    assert cut_words(page) == []
    scan(page, CARD)
    enter(page)
    settle()
    assert cut_words(page) == [] and page.saved.isVisible()
    page.ask_undo()
    settle()
    assert cut_words(page) == [] and page.undo.isVisible()
    QApplication.processEvents()
