"""Distribute by keys alone: the focus is never lost, and every control can be reached."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QWidget,
)

from fieldkit.cards.reasons import NumberReason
from fieldkit.errors import Refusal
from fieldkit.services.hand_out import NotGiven
from fieldkit.services.reasons import ServiceReason
from fieldkit.store.reasons import StoreReason
from fieldkit.ui.camera_kit import CameraChoice
from fieldkit.ui.pages.distribute import DistributePage
from tests.ui.camera_samples import KitSample
from tests.ui.conftest import ToolsMaker
from tests.ui.distribute_samples import (
    ALREADY,
    CARD,
    GIVE,
    PHARMACY,
    TABLES,
    VOUCHER,
    FakeTable,
    table,
)
from tests.ui.distribute_typing import enter, scan, type_text
from tests.ui.front import inline
from tests.ui.measures import controls
from tests.ui.test_camera_distribute import page_with
from tests.ui.test_distribute_exception import denied
from tests.ui.test_distribute_page import shown_page

Keys = tuple[Qt.Key, Qt.KeyboardModifier]
PLAIN, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
EXCEPTION: Keys = Qt.Key.Key_E, CONTROL
UNDO: Keys = Qt.Key.Key_Z, CONTROL
NO_CARD: Keys = Qt.Key.Key_F10, PLAIN
BACK: Keys = Qt.Key.Key_Escape, PLAIN
CAMERA: Keys = Qt.Key.Key_F11, PLAIN
DISK_FULL = Refusal(StoreReason.DISK_FULL)
TABS = 80


@pytest.fixture
def fake() -> FakeTable:
    return FakeTable([TABLES["give"]])


@pytest.fixture
def page(make_tools: ToolsMaker, fake: FakeTable) -> DistributePage:
    return shown_page(make_tools, fake)


def press(keys: Keys) -> None:
    """A key, wherever the focus is."""
    QTest.keyClick(focus(), *keys)
    QApplication.processEvents()


def focus() -> QWidget:
    """The focus, which somebody must be able to see."""
    QApplication.processEvents()
    found: QWidget | None = QApplication.focusWidget()
    assert found is not None, "no key goes anywhere"
    assert found.isVisible() and found.isEnabled()
    return found


def test_after_a_refused_card_enter_leads_to_the_next_family(
    page: DistributePage, fake: FakeTable
) -> None:
    fake.answers = [TABLES["forged"]]
    scan(page, CARD)
    assert focus() is page.panel.give
    enter(page)
    assert focus() is page.waiting.number
    fake.answers = [Refusal(NumberReason.CHECK_DIGIT)]
    type_text(page, "000 000 123 4")
    enter(page)
    assert focus() is page.waiting.number and page.waiting.trouble.isVisible()


def test_an_exception_is_asked_left_and_asked_again(page: DistributePage, fake: FakeTable) -> None:
    fake.answers = [denied(TABLES["not_entitled"].rounds[0].verdict)]
    scan(page, CARD)
    for _ in range(2):
        press(EXCEPTION)
        assert focus() is page.panel.exception.choice.field
        enter(page)
        assert focus() is page.panel.exception.note.field
        press(BACK)
        assert focus() is page.panel.give
    press(BACK)
    assert focus() is page.waiting.number


def test_a_save_that_fails_is_said_and_enter_tries_again(
    page: DistributePage, fake: FakeTable
) -> None:
    fake.given = [DISK_FULL]
    scan(page, CARD)
    enter(page)
    assert page.panel.refused.isVisible() and focus() is page.panel.give
    fake.answers = [table(ALREADY, ALREADY)]
    enter(page)
    assert len(fake.handed) == 2 and page.saved.isVisible()
    assert focus() is page.waiting.number


def test_a_failed_save_of_an_exception_keeps_what_was_typed(
    page: DistributePage, fake: FakeTable
) -> None:
    fake.answers = [denied(TABLES["not_entitled"].rounds[0].verdict)]
    fake.given = [DISK_FULL]
    scan(page, CARD)
    press(EXCEPTION)
    enter(page)
    type_text(page, "пожар")
    enter(page)
    assert page.panel.refused.isVisible() and focus() is page.panel.exception.note.field
    assert page.panel.exception.note.text == "пожар" and page.draft() is not None
    enter(page)
    assert [each.exception_note for each in fake.handed] == ["пожар", "пожар"]


@pytest.mark.parametrize(
    "outcome", [DISK_FULL, NotGiven(ALREADY)], ids=["disk full", "verdict changed"]
)
def test_a_save_that_fails_after_the_family_has_left_is_not_lost(
    make_tools: ToolsMaker, fake: FakeTable, outcome: Refusal | NotGiven
) -> None:
    page = shown_page(make_tools, fake, held=True)
    runner = inline(page.tools)
    scan(page, CARD)
    runner.run_all()
    fake.given = [outcome]
    enter(page)
    scan(page, CARD[:-1] + "8")
    runner.run_all()
    assert page.panel.isVisible(), "the next family"
    assert page.saved.isVisible() and page.saved.sentence.text().startswith("Не сохранено:")
    assert "Выдумкина" in page.saved.sentence.text(), "whose it was"
    page.leave()
    assert page.saved.isVisible(), "it stays till somebody begins the next"


def test_a_fault_while_saving_leaves_the_page_to_be_used(
    page: DistributePage, fake: FakeTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError("the disk is gone")

    scan(page, CARD)
    done: list[Exception] = []
    monkeypatch.setattr(page.handing, "_give", broken)
    monkeypatch.setattr(page.handing, "_failed", _noting(page, done))
    enter(page)
    assert len(done) == 1 and focus() is page.panel.give
    assert "Выдать" in page.panel.give.text(), "not saving any more"


def _noting(page: DistributePage, done: list[Exception]) -> Callable[[Exception], None]:
    real = page.handing._failed

    def failed(error: Exception) -> None:
        done.append(error)
        with pytest.raises(OSError, match="gone"):
            real(error)

    return failed


def test_the_way_without_a_card_and_back(page: DistributePage) -> None:
    no_card = page.waiting.no_card
    assert no_card is not None
    press(NO_CARD)
    assert focus() is no_card.finder.field
    press(BACK)
    assert focus() is page.waiting.number
    scan(page, CARD)
    press(NO_CARD)
    assert no_card.at_card and no_card.isAncestorOf(focus())
    press(BACK)
    assert focus() is page.waiting.number


def test_undoing_that_is_refused_or_left(page: DistributePage, fake: FakeTable) -> None:
    fake.answers = [TABLES["give"], table(ALREADY, ALREADY)]
    scan(page, CARD)
    enter(page)
    fake.voids = [Refusal(ServiceReason.RECEIPT_UNKNOWN)]
    press(UNDO)
    assert focus() is page.undo.choice
    page.undo.submit()
    assert page.undo.refused.isVisible() and focus() is page.undo.choice
    press(BACK)
    assert focus() is page.waiting.number


@pytest.mark.parametrize("held", ["number", "options", "switch"])
def test_the_camera_goes_on_and_off_without_taking_the_focus(
    make_tools: ToolsMaker, held: str
) -> None:
    page = page_with(make_tools, KitSample(choice=CameraChoice(on=False)).kit(), FakeTable())
    camera = page.waiting.camera
    assert camera is not None
    press(CAMERA)
    assert camera.isVisible() and focus() is page.waiting.number
    part = {"number": page.waiting.number, "options": camera.options, "switch": camera.switch}
    part[held].setFocus()
    press(CAMERA)
    assert not camera.isVisible()
    assert focus() is (page.waiting.number if held == "options" else part[held])


def test_news_leave_the_focus_on_the_line_of_a_round(page: DistributePage, fake: FakeTable) -> None:
    scan(page, CARD)
    page.panel.rounds.buttons[PHARMACY].setFocus()
    page.refresh(None)
    assert focus() is page.panel.rounds.buttons[PHARMACY]
    press((Qt.Key.Key_Space, PLAIN))
    assert page.panel.rounds.buttons[PHARMACY].isChecked() and focus() is page.panel.give


def test_a_switch_of_language_leaves_the_focus(page: DistributePage) -> None:
    scan(page, CARD)
    page.panel.rounds.buttons[PHARMACY].setFocus()
    page.tools.speech.choose("en")
    QApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
    assert focus() is page.panel.rounds.buttons[PHARMACY]


@pytest.mark.usefixtures("dressed")
def test_large_text_shows_the_verdict_before_its_button(
    make_tools: ToolsMaker, fake: FakeTable
) -> None:
    page = shown_page(make_tools, fake, scale=200)
    page.resize(858, 600)
    scan(page, CARD)
    assert focus() is page.panel.give and page.scrolls()
    word = page.panel.verdict.word
    assert page._area.viewport().rect().contains(word.mapTo(page._area.viewport(), QPoint()))
    press((Qt.Key.Key_F6, PLAIN))
    press((Qt.Key.Key_F7, PLAIN))
    held = focus()
    assert page._area.viewport().rect().contains(held.mapTo(page._area.viewport(), QPoint()))


STATES: dict[str, tuple[Keys, ...]] = {
    "verdict": (),
    "exception": (EXCEPTION,),
    "new card": (NO_CARD,),
}


@pytest.mark.parametrize("state", ["waiting", "no card", "goods", "undo", *STATES])
def test_tab_reaches_every_control(page: DistributePage, fake: FakeTable, state: str) -> None:
    fake.answers = [denied(TABLES["not_entitled"].rounds[0].verdict)]
    if state == "goods":
        fake.answers = [table(GIVE, VOUCHER)]
    if state == "undo":
        fake.answers = [TABLES["give"], table(ALREADY, ALREADY)]
        scan(page, CARD)
        enter(page)
        press(UNDO)
    elif state == "no card":
        press(NO_CARD)
    elif state != "waiting":
        scan(page, CARD)
        for keys in STATES.get(state, ()):
            press(keys)
    reached = {focus()}
    for _ in range(TABS):
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
        reached.add(focus())
    wanted = [each for each in controls(page) if each.isEnabled() and not beside_the_chosen(each)]
    assert [each for each in wanted if each not in reached] == []


def beside_the_chosen(each: QWidget) -> bool:
    """Of a group of choices Tab reaches the one chosen, and arrows the others."""
    return isinstance(each, QAbstractButton) and each.group() is not None and not each.isChecked()
