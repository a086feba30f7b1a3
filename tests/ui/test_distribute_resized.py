"""The size of text is switched while a family stands at the table: nothing is cut after it."""

import pytest

from fieldkit.ui.pages.distribute import DistributePage
from tests.ui.conftest import ToolsMaker
from tests.ui.distribute_samples import CARD, GIVE, VOUCHER, FakeTable, table
from tests.ui.distribute_typing import enter, scan
from tests.ui.front import in_front
from tests.ui.measures import cut_words, settle

pytestmark = pytest.mark.usefixtures("dressed")


def test_verdict_and_receipt_fit_after_the_switch(make_tools: ToolsMaker) -> None:
    fake = FakeTable([table(GIVE, VOUCHER), table(GIVE, VOUCHER)])
    tools = make_tools("ru")
    page = in_front(DistributePage(tools, fake.services()), (858, 490))
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
