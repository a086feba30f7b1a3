"""The size of text is switched while a family stands at the table: nothing is cut after it."""

from pytestqt.qtbot import QtBot

from fieldkit.ui.pages.base import Tools
from fieldkit.ui.pages.distribute import DistributePage
from tests.ui.conftest import ToolsMaker
from tests.ui.distribute_samples import CARD, GIVE, VOUCHER, FakeTable, table
from tests.ui.distribute_typing import enter, scan
from tests.ui.measures import cut_words, settle


def test_verdict_and_receipt_fit_after_the_switch(qtbot: QtBot, make_tools: ToolsMaker) -> None:
    fake = FakeTable([table(GIVE, VOUCHER), table(GIVE, VOUCHER)])
    tools: Tools = make_tools("ru")
    page = DistributePage(tools, fake.services())
    qtbot.addWidget(page)
    page.retranslate()
    page.resize(858, 490)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    scan(page, CARD)
    settle()
    tools.look.choose(scale=200)
    settle()
    lines = [each.text() for each in page.panel.rounds.buttons.values()]
    assert len(lines) == 2 and "\n" in lines[1], "the verdict has a line of its own"
    assert cut_words(page) == []
    enter(page)
    settle()
    assert page.saved.isVisible() and cut_words(page) == []
