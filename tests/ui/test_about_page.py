"""About: the organisation's name and its line for complaints, in the language in force."""

from dataclasses import dataclass

import pytest
from pytestqt.qtbot import QtBot

from fieldkit.errors import Refusal
from fieldkit.records.organisation import Organisation
from fieldkit.services.session import Change
from fieldkit.store.reasons import StoreReason
from fieldkit.ui.messages import Language
from fieldkit.ui.pages.about import AboutFacts, AboutPage
from tests.ui.conftest import ToolsMaker
from tests.ui.samples import GIVER


@dataclass
class FakeGiver:
    found: Organisation | Refusal | None = GIVER
    asked: int = 0

    def ask(self) -> Organisation | Refusal | None:
        self.asked += 1
        return self.found


def shown(qtbot: QtBot, make: ToolsMaker, fake: FakeGiver, language: Language) -> AboutPage:
    page = AboutPage(make(language), AboutFacts("0.1.0", "Ноутбук 1"), fake.ask)
    qtbot.addWidget(page)
    page.retranslate()
    page.refresh(None)
    page.show()
    return page


@pytest.mark.parametrize(("language", "name"), [("ru", GIVER.name_ru), ("en", GIVER.name_en)])
def test_it_names_who_gives_and_where_to_complain(
    qtbot: QtBot, make_tools: ToolsMaker, language: Language, name: str
) -> None:
    page = shown(qtbot, make_tools, FakeGiver(), language)
    assert name in page.giver.text() and page.giver.isVisible()
    assert "8 800 000-00-00" in page.contact.text(), "better in the other language than not at all"


def test_a_laptop_that_was_not_told_yet_says_nothing_of_it(
    qtbot: QtBot, make_tools: ToolsMaker
) -> None:
    page = shown(qtbot, make_tools, FakeGiver(None), "ru")
    assert not page.giver.isVisible() and not page.contact.isVisible()


def test_a_sync_brings_the_new_name_and_an_act_asks_nothing(
    qtbot: QtBot, make_tools: ToolsMaker
) -> None:
    fake = FakeGiver(None)
    page = shown(qtbot, make_tools, fake, "ru")
    fake.found = GIVER
    page.refresh(Change(frozenset(), 1))
    assert fake.asked == 1
    page.refresh(None)
    assert GIVER.name_ru in page.giver.text() and page.giver.isVisible()
    fake.found = Refusal(StoreReason.BUSY)
    page.refresh(None)
    assert GIVER.name_ru in page.giver.text()
