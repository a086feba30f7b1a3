"""A household's cards on its view: their story, a new one, a lost one, a cancelled one."""

from datetime import UTC

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from fieldkit.cards.numbers import grouped
from fieldkit.errors import Refusal
from fieldkit.records.card import CardStatus, IdentitySeen
from fieldkit.records.revocation import RevocationReason
from fieldkit.services.bind_card import Identity
from fieldkit.services.reasons import ServiceReason
from fieldkit.ui.intents import Changed
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.pages.households import HouseholdsPage
from fieldkit.ui.pages.households_card import CardSection
from fieldkit.ui.widgets.people_finder import hit_line
from tests.ui.distribute_typing import type_text
from tests.ui.front import in_front
from tests.ui.households_samples import HITS, HOME, FakeHouseholds

LOST = (CardStatus.LOST, RevocationReason.LOST)


def opened(qtbot: QtBot, tools: Tools, fake: FakeHouseholds) -> tuple[HouseholdsPage, CardSection]:
    page = in_front(HouseholdsPage(tools, fake.services(), UTC))
    page.show_subject(HOME)
    page.shown.acts["give"].setFocus()
    qtbot.waitUntil(page.shown.acts["give"].hasFocus)
    assert page.shown.cards is not None
    return page, page.shown.cards


def words_of(section: CardSection) -> str:
    seen = (each.text() for each in section.findChildren(QLabel) if each.isVisible())
    return " ".join(seen).replace("\xa0", " ")


def test_each_card_tells_its_story(qtbot: QtBot, tools: Tools) -> None:
    _, cards = opened(qtbot, tools, FakeHouseholds())
    told = words_of(cards)
    for part in (
        "000 000 001 8",
        "активна",
        "до 31",
        "Анна Примерова",
        "показан документ: паспорт",
    ):
        assert part in told
    for part in ("000 000 002 6", "заменена", "Борис Образцов", "новая карта: 000 000 001 8"):
        assert part in told


def test_a_card_s_number_is_written_as_printed_wherever_it_stands(
    qtbot: QtBot, tools: Tools
) -> None:
    page, _ = opened(qtbot, tools, FakeHouseholds())
    assert "000 000 001 8" in page.shown.about.text().replace("\xa0", " ")
    with_card = [hit for hit in HITS if hit.card_number]
    assert with_card
    for hit in with_card:
        line = hit_line(hit, "ru").detail.replace("\xa0", " ")
        assert hit.card_number not in line and grouped(hit.card_number) in line


def test_a_new_card_is_given_by_keys(qtbot: QtBot, tools: Tools) -> None:
    fake = FakeHouseholds()
    page, cards = opened(qtbot, tools, fake)
    wants = list[object]()
    page.wants.connect(wants.append)
    qtbot.keyClick(page.shown.acts["give"], Qt.Key.Key_F10)
    assert cards.giving.isVisible() and cards.giving.number.field.hasFocus()
    type_text(page, "0000000034")
    qtbot.waitUntil(lambda: cards.giving.number.text == "0000000034", timeout=5_000)
    cards.giving.identity.choose(IdentitySeen.VOUCHED)
    qtbot.keyClicks(cards.giving.note.field, "elder")
    qtbot.keyClick(cards.giving.note.field, Qt.Key.Key_Return)
    vouched = Identity(IdentitySeen.VOUCHED, "elder")
    assert fake.issued == [("0000000034", RevocationReason.LOST, vouched)]
    assert not cards.giving.isVisible() and "000 000 003 4" in words_of(cards)
    assert any(isinstance(each, Changed) for each in wants)


def test_escape_closes_the_new_card_before_the_household(qtbot: QtBot, tools: Tools) -> None:
    page, cards = opened(qtbot, tools, FakeHouseholds())
    cards.give_new()
    qtbot.keyClick(cards.giving.number.field, Qt.Key.Key_Escape)
    assert page.shown.isVisible() and not cards.giving.isVisible()
    qtbot.keyClick(cards.acts["new"], Qt.Key.Key_Escape)
    assert not page.shown.isVisible()


def test_a_card_is_lost_only_at_the_second_press(qtbot: QtBot, tools: Tools) -> None:
    fake = FakeHouseholds()
    page, cards = opened(qtbot, tools, fake)
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(page.shown.acts["give"], Qt.Key.Key_K, control)
    assert fake.ended == [] and "ещё раз" in cards.acts["lost"].text()
    qtbot.keyClick(page.shown.acts["give"], Qt.Key.Key_K, control)
    assert fake.ended == [LOST] and "больше не действует" in words_of(cards)


def test_only_a_team_lead_may_cancel(qtbot: QtBot, tools: Tools) -> None:
    _, cards = opened(qtbot, tools, FakeHouseholds(team_lead=False))
    assert cards.acts["lost"].isVisible() and not cards.acts["cancel"].isVisible()


@pytest.mark.parametrize("ending", [CardStatus.LOST, CardStatus.REVOKED])
def test_a_refusal_stands_beside_the_card(qtbot: QtBot, tools: Tools, ending: CardStatus) -> None:
    fake = FakeHouseholds(refusal=Refusal(ServiceReason.CARD_SPENT))
    _, cards = opened(qtbot, tools, fake)
    for _ in range(2):
        cards.end(ending)  # type: ignore[arg-type]
    assert "аннулирована" in words_of(cards) and fake.ended == []
