"""Distribute by itself, over invented families: what Enter, a scan and a refusal do."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from fieldkit.cards.reasons import ImageReason, NumberReason
from fieldkit.errors import Refusal
from fieldkit.records.reasons import RecordReason
from fieldkit.records.receipt import Collector, ProofKind
from fieldkit.records.void import VoidReason
from fieldkit.rules.balance import Owed
from fieldkit.rules.card_list import ListAge
from fieldkit.rules.reasons import StockRule
from fieldkit.rules.verdict import Give
from fieldkit.services.hand_out import NotGiven
from fieldkit.services.reasons import ServiceReason
from fieldkit.services.shown import Chosen, Scanned, Typed
from fieldkit.ui.intents import Changed
from fieldkit.ui.messages import Language
from fieldkit.ui.pages.distribute import DistributePage
from fieldkit.ui.theme import Mode
from fieldkit.ui.who import Named
from tests.ui.conftest import ToolsMaker
from tests.ui.distribute_samples import (
    ALREADY,
    BASIC,
    CARD,
    FAMILY,
    GIVE,
    NOT_ENTITLED,
    PHARMACY,
    PROXY,
    TABLES,
    VOUCHER,
    FakeTable,
    table,
)
from tests.ui.distribute_typing import enter, press, scan, type_text
from tests.ui.front import in_front, inline
from tests.ui.measures import cut_words


def shown_page(
    make: ToolsMaker, fake: FakeTable, language: Language = "ru", **tools: object
) -> DistributePage:
    return in_front(DistributePage(make(language, **tools), fake.services()))


@pytest.fixture
def fake() -> FakeTable:
    return FakeTable()


@pytest.fixture
def page(make_tools: ToolsMaker, fake: FakeTable) -> DistributePage:
    return shown_page(make_tools, fake)


def seen(page: DistributePage) -> QWidget:
    """The one part that is shown."""
    parts = [each for each in (page.waiting, page.panel, page.undo) if each.isVisible()]
    assert len(parts) == 1
    return parts[0]


def test_scan_enter_enter_gives_both_rounds(page: DistributePage, fake: FakeTable) -> None:
    fake.answers = [TABLES["give"], table(ALREADY, VOUCHER), table(ALREADY, ALREADY)]
    scan(page, CARD)
    assert fake.asked == [Scanned(CARD)]
    assert page.panel.verdict.word.text() == "Выдать"
    enter(page)
    assert page.panel.rounds.buttons[PHARMACY].isChecked()
    enter(page)
    assert [each.round for each in fake.handed] == [BASIC, PHARMACY]
    first, second = fake.handed
    assert (first.collected_by, first.proof) == (Collector.HEAD, ProofKind.CARD_SCAN)
    assert list(second.lines) == [{"item": "PHARMACY", "quantity": 1, "serials": ["AV-000101"]}]
    assert seen(page) is page.waiting and page.waiting.number.hasFocus()
    assert "Сохранено" in page.saved.sentence.text() and "AV-000101" in page.saved.sentence.text()


def test_saved_is_said_only_after_the_service_came_back(
    make_tools: ToolsMaker, fake: FakeTable
) -> None:
    page = shown_page(make_tools, fake, held=True)
    runner = inline(page.tools)
    scan(page, CARD)
    runner.run_all()
    enter(page)
    enter(page)
    assert not page.saved.isVisible() and "Сохраняется" in page.panel.give.text()
    assert len(runner.waiting) == 1, "a second Enter hands nothing out twice"
    runner.run_all()
    assert page.saved.isVisible() and len(fake.handed) == 1


def test_an_enter_that_is_held_down_gives_nothing(page: DistributePage, fake: FakeTable) -> None:
    scan(page, CARD)
    for _ in range(5):
        event = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True
        )
        QApplication.sendEvent(page.panel.give, event)
    assert fake.handed == []


def test_the_next_offered_serial_follows_the_last(page: DistributePage, fake: FakeTable) -> None:
    fake.answers = [TABLES["voucher"], table(ALREADY, ALREADY), TABLES["voucher"]]
    scan(page, CARD)
    enter(page)
    scan(page, CARD)
    assert page.panel.goods.rows[0].serials[0].text() == "AV-000102"


def test_a_serial_that_is_scanned_replaces_the_one_offered(
    page: DistributePage, fake: FakeTable
) -> None:
    fake.answers = [TABLES["voucher"]]
    scan(page, CARD)
    scan(page, "AV-000777")
    assert fake.handed == [], "the Enter of a serial's scan confirms nothing"
    assert page.panel.give.hasFocus()
    enter(page)
    assert fake.handed[0].lines[0].get("serials") == ["AV-000777"]


@pytest.mark.parametrize("name", ["already", "not_entitled", "forged", "lost", "unknown"])
def test_what_is_not_given_is_left_with_enter(
    page: DistributePage, fake: FakeTable, name: str
) -> None:
    fake.answers = [TABLES[name]]
    scan(page, CARD)
    assert seen(page) is page.panel and not page.panel.proof.isVisible()
    assert page.panel.verdict.accessibleDescription().startswith(page.panel.verdict.word.text())
    enter(page)
    assert seen(page) is page.waiting and fake.handed == []


def test_the_first_round_that_gives_is_turned_to(page: DistributePage, fake: FakeTable) -> None:
    fake.answers = [TABLES["voucher"]]
    scan(page, CARD)
    assert page.panel.rounds.buttons[PHARMACY].isChecked()
    page.panel.rounds.buttons[BASIC].click()
    assert page.panel.verdict.word.text() == "Уже получено"
    assert "Борис Образцов" in page.panel.verdict.reason.text()


def test_less_is_a_partial_issue_and_its_round_is_not_asked_again(
    page: DistributePage, fake: FakeTable
) -> None:
    fake.answers = [table(GIVE), table(GIVE)]
    scan(page, CARD)
    page.panel.goods.focus_first()
    press(page, "", key=Qt.Key.Key_Down)
    enter(page)
    assert fake.handed[0].lines[0]["quantity"] == 1
    assert seen(page) is page.waiting


def test_nothing_at_all_is_not_handed_out(page: DistributePage, fake: FakeTable) -> None:
    fake.answers = [table(GIVE)]
    scan(page, CARD)
    for row in page.panel.goods.rows:
        row.number.setValue(0)
    enter(page)
    assert fake.handed == [] and page.panel.refused.isVisible()


def test_a_refusal_stands_beside_its_item(page: DistributePage, fake: FakeTable) -> None:
    short = {"item": "HYGIENE", "quantity": 1, "held": 0}
    fake.given = [Refusal(StockRule.NOT_ENOUGH, short)]
    scan(page, CARD)
    enter(page)
    food, hygiene = page.panel.goods.rows
    assert not food.wrong.isVisible() and hygiene.number.hasFocus()
    assert hygiene.wrong.text().startswith("Гигиенический набор: нужно 1")
    assert not page.saved.isVisible()
    enter(page)
    assert len(fake.handed) == 2, "mended, Enter tries again"


@pytest.mark.parametrize(
    ("code", "where"),
    [(ServiceReason.PROXY_EXPIRED, "taker"), (RecordReason.WITNESS_MISSING, "witness")],
)
def test_a_refusal_stands_beside_what_caused_it(
    page: DistributePage, fake: FakeTable, code: RecordReason, where: str
) -> None:
    fake.given = [Refusal(code)]
    scan(page, CARD)
    page.panel.proof.buttons[ProofKind.THUMB].setChecked(True)
    enter(page)
    witness = page.panel.proof.witness
    told = page.panel.takers.wrong if where == "taker" else witness.wrong
    assert told.isVisible() and told.text()
    assert (page.panel.taker if where == "taker" else witness.field).hasFocus()


def test_other_refusals_stand_on_the_page(page: DistributePage, fake: FakeTable) -> None:
    fake.given = [Refusal(ServiceReason.NOT_ALLOWED)]
    scan(page, CARD)
    enter(page)
    assert "роль" in page.panel.refused.sentence.text()


def test_a_verdict_that_changed_meanwhile_is_shown(page: DistributePage, fake: FakeTable) -> None:
    fake.answers = [table(GIVE), table(ALREADY)]
    fake.given = [NotGiven(ALREADY)]
    scan(page, CARD)
    enter(page)
    assert page.panel.verdict.word.text() == "Уже получено" and not page.saved.isVisible()


def test_a_proxy_collects_with_a_thumbprint_and_a_witness(
    page: DistributePage, fake: FakeTable
) -> None:
    scan(page, CARD)
    page.panel.taker.setCurrentIndex(2)
    page.panel.proof.buttons[ProofKind.THUMB].setChecked(True)
    page.panel.proof.witness.field.setFocus()
    type_text(page, "Вера")
    enter(page)
    (done,) = fake.handed
    assert (done.collected_by, done.collector, done.witness) == (Collector.PROXY, PROXY, "Вера")
    assert done.proof is ProofKind.THUMB


def test_a_typed_number_asks_for_a_signature(page: DistributePage, fake: FakeTable) -> None:
    fake.answers = [replace(TABLES["give"], who=Typed("1237"))]
    type_text(page, "1237")
    enter(page)
    assert fake.asked == [Typed("1237")]
    assert page.panel.proof.kind is ProofKind.SIGNATURE
    assert not page.panel.proof.buttons[ProofKind.CARD_SCAN].isEnabled()


def test_a_number_may_be_typed_from_anywhere_on_the_page(
    page: DistributePage, fake: FakeTable
) -> None:
    page.waiting.open.setFocus()
    type_text(page, "1237")
    enter(page)
    assert fake.asked == [Typed("1237")]


def test_a_mistyped_number_stays_to_be_mended(page: DistributePage, fake: FakeTable) -> None:
    fake.answers = [Refusal(NumberReason.CHECK_DIGIT)]
    type_text(page, "1238")
    enter(page)
    assert page.waiting.number.text() == "1238" and page.waiting.trouble.isVisible()


@pytest.mark.parametrize(("texts", "begins"), [((CARD,), True), ((), False), ((CARD, "2"), False)])
def test_a_picture_begins_only_with_one_code(
    page: DistributePage, fake: FakeTable, texts: tuple[str, ...], begins: bool
) -> None:
    fake.texts = texts
    page.waiting.read_picture(str(Path("card.png")))
    assert (fake.asked == [Scanned(CARD)]) == begins
    assert page.waiting.trouble.isVisible() != begins


def test_a_household_found_by_name_is_shown(page: DistributePage, fake: FakeTable) -> None:
    page.show_subject(b"h" * 16)
    assert fake.asked == [Chosen(b"h" * 16)] and seen(page) is page.panel


def test_the_last_hand_out_is_cancelled_with_a_reason(
    page: DistributePage, fake: FakeTable
) -> None:
    fake.answers = [table(GIVE), table(ALREADY)]
    wanted: list[object] = []
    page.wants.connect(wanted.append)
    scan(page, CARD)
    enter(page)
    page.ask_undo()
    assert "Продуктовый набор: 2" in page.undo.what.text()
    press(page, "", key=Qt.Key.Key_Down)
    page.undo.returned.setChecked(False)
    enter(page)
    assert fake.voided == [(b"r" * 16, VoidReason.WRONG_HOUSEHOLD, False)]
    assert seen(page) is page.waiting and "аннулирована" in page.saved.sentence.text()
    assert [type(each) for each in wanted] == [Changed, Changed]
    page.ask_undo()
    assert seen(page) is page.waiting, "there is nothing more to cancel"


def test_a_refused_cancelling_says_why_and_escape_keeps_all(
    page: DistributePage, fake: FakeTable
) -> None:
    fake.answers = [table(GIVE), table(ALREADY)]
    fake.voids = [Refusal(ServiceReason.NOT_YOUR_RECEIPT)]
    scan(page, CARD)
    enter(page)
    page.ask_undo()
    enter(page)
    assert page.undo.refused.isVisible()
    page.undo.keep.click()
    assert seen(page) is page.waiting and page.saved.isVisible()


def test_a_scan_while_saving_begins_the_next_family_and_the_act_is_told(
    make_tools: ToolsMaker, fake: FakeTable
) -> None:
    page = shown_page(make_tools, fake, held=True)
    runner = inline(page.tools)
    scan(page, CARD)
    runner.run_all()
    enter(page)
    fake.answers = [table(NOT_ENTITLED)]
    scan(page, CARD)
    runner.run_all()
    assert page.panel.verdict.word.text() == "Не положено"
    assert page.saved.isVisible() and len(fake.handed) == 1


def test_no_round_today_is_said(make_tools: ToolsMaker) -> None:
    page = shown_page(make_tools, FakeTable(rounds=0))
    assert "нет раундов" in page.waiting.state.heading.text()


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("language", ["ru", "en"])
def test_it_all_fits_without_scrolling(make_tools: ToolsMaker, language: Language) -> None:
    fake = FakeTable()
    page = shown_page(make_tools, fake, language)
    for name, answer in TABLES.items():
        fake.answers = [answer]
        scan(page, CARD)
        for kind in ProofKind:
            page.panel.proof.buttons[kind].setChecked(True)
            for _ in range(3):
                QApplication.processEvents()
            assert not page.scrolls(), (name, kind)
    assert len(fake.asked) == len(TABLES)


@pytest.mark.usefixtures("dressed")
def test_a_switch_of_language_and_look_reaches_what_is_shown(
    page: DistributePage, fake: FakeTable
) -> None:
    scan(page, CARD)
    page.tools.speech.choose("en")
    page.tools.look.choose(Mode.CONTRAST, 200)
    QApplication.processEvents()
    assert page.panel.verdict.word.text() == "Hand over"
    assert page.panel.goods.rows[0].name.text() == "Food parcel"
    assert "4 of them children" in page.panel.family.people.text()


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ((), "No code is readable"),
        (("1", "2"), "Several codes"),
        (Refusal(ImageReason.TOO_LARGE, {"file": "card.png"}), "card.png is too large"),
        (None, "Reading the picture"),
    ],
)
def test_a_switch_of_language_reaches_what_is_told_of_a_picture(
    make_tools: ToolsMaker, texts: tuple[str, ...] | Refusal | None, words: str
) -> None:
    fake = FakeTable()
    fake.texts = () if texts is None else texts
    page = shown_page(make_tools, fake, held=True)
    page.waiting.read_picture("card.png")
    if texts is not None:
        inline(page.tools).run_all()
    page.tools.speech.choose("en")
    QApplication.processEvents()
    assert words in page.waiting.trouble.sentence.text()


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("days", [2, 9])
@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_large_family_with_three_rounds_and_serials_fits_without_scrolling(
    make_tools: ToolsMaker, language: Language, days: int
) -> None:
    two = table(GIVE, VOUCHER)
    family = replace(FAMILY, size=8, children=5, takers=FAMILY.takers * 3)
    mixed = Give((Owed("PHARMACY", 1, 0), Owed("FOOD", 8, 3), Owed("HYGIENE", 1, 0)))
    name = Named("Предоплаченные карты", "Pre-paid cards")
    third = replace(two.rounds[0], id=b"t" * 16, programme=name, verdict=mixed)
    rounds = [replace(each, card_list=ListAge(days)) for each in (third, *two.rounds)]
    fake = FakeTable([replace(two, family=family, rounds=tuple(rounds))])
    page = shown_page(make_tools, fake, language)
    scan(page, CARD)
    page.panel.proof.buttons[ProofKind.SIGNATURE].setChecked(True)
    for _ in range(3):
        QApplication.processEvents()
    assert not page.scrolls()
    assert cut_words(page) == []
