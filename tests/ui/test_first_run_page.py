"""First run: code, users, passphrase, first sync; what is cut or refused at each step."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkit.errors import Code, Refusal
from fieldkit.services.laptop_reasons import LaptopReason
from fieldkit.services.reasons import ServiceReason
from fieldkit.sync.client import SyncReport
from fieldkit.sync.reasons import SyncReason
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.pages.first_run import FirstRunPage
from fieldkit.ui.pages.first_run_words import Step
from fieldkit.vault.reasons import VaultReason
from tests.ui.conftest import ToolsMaker
from tests.ui.first_run_samples import (
    CODE,
    DESK,
    GOOD,
    LAPTOP,
    PEOPLE,
    WORDS,
    FakeHeadquarters,
    at_user,
    first_run_page,
    with_code,
    with_own,
)
from tests.ui.front import SCREEN, in_front, inline


def shown(tools: Tools, fake: FakeHeadquarters | None = None) -> FirstRunPage:
    return in_front(first_run_page(tools, fake), SCREEN)


def at(page: FirstRunPage, step: Step) -> bool:
    return page.step is step


def test_from_code_to_work_by_the_keyboard(tools: Tools) -> None:
    fake = FakeHeadquarters()
    page = shown(tools, fake)
    QTest.keyClicks(page.code, CODE.text().lower())
    QTest.keyClick(page.code, Qt.Key.Key_Return)
    assert page.focusWidget() is page.name
    QTest.keyClick(page.name, Qt.Key.Key_Return)
    assert fake.asked == [(CODE, "Ноутбук 7")]
    assert at(page, Step.USER) and page.users.count() == 2
    QTest.keyClick(page.users, Qt.Key.Key_Down)
    assert page.users.currentData() == PEOPLE[1].id
    assert page.passphrase.offered.text() == WORDS["ru"][0]
    came: list[object] = []
    page.opened.connect(came.append)
    page.enrolled.connect(came.append)
    QTest.keyClick(page.users, Qt.Key.Key_Return)
    assert page.focusWidget() is page.go_on and came == [], "nobody goes on by choosing a name"
    QTest.keyClick(page.go_on, Qt.Key.Key_Return)
    assert came == [LAPTOP, DESK]
    assert fake.made == [(PEOPLE[1].id, WORDS["ru"][0])]
    assert fake.met == 1
    assert page.passphrase.offered.text() == "", "the words leave the page when they are in force"


@pytest.mark.parametrize("typed", ["", "FK1-ABCDE", "hello"])
def test_what_is_no_code_is_told_before_anybody_is_asked(tools: Tools, typed: str) -> None:
    fake = FakeHeadquarters()
    page = shown(tools, fake)
    page.code.setPlainText(typed)
    page.proceed()
    assert fake.asked == [] and at(page, Step.CODE)
    words = tools.speech.outcome(Refusal(SyncReason.CODE_MALFORMED))
    assert page.code_step.wrong.text() == words
    assert page.focusWidget() is page.code
    page.code.setPlainText(CODE.text())
    assert not page.code_step.wrong.isVisible(), "it goes as soon as one types on"


def test_a_laptop_without_a_name_is_not_enrolled(tools: Tools) -> None:
    fake = FakeHeadquarters()
    page = with_code(shown(tools, fake))
    page.name.setText("  ")
    page.proceed()
    assert fake.asked == [] and page.code_step.name_row.wrong.isVisible()


@pytest.mark.parametrize(
    "code",
    [
        LaptopReason.ENROL_UNREACHABLE,
        LaptopReason.ENROL_OTHER,
        LaptopReason.NOBODY,
        SyncReason.CODE_USED,
        SyncReason.CODE_EXPIRED,
    ],
)
def test_a_refusal_says_what_to_do_and_the_code_stays(tools: Tools, code: Code) -> None:
    refusal = Refusal(code, {"url": CODE.url})
    fake = FakeHeadquarters(asks=[refusal])
    page = with_code(shown(tools, fake))
    page.go_on.click()
    assert page.problem.sentence.text() == tools.speech.outcome(refusal)
    assert at(page, Step.CODE) and page.go_on.isEnabled()
    page.go_on.click()
    assert at(page, Step.USER) and not page.problem.isVisible()


def test_asking_can_be_stopped_and_begun_again(make_tools: ToolsMaker) -> None:
    tools, fake = make_tools(held=True), FakeHeadquarters()
    page = with_code(shown(tools, fake))
    page.go_on.click()
    assert page.progress.isVisible() and not page.go_on.isEnabled()
    page.proceed()
    assert len(inline(tools).waiting) == 1, "one question at a time"
    page.progress.stop.click()
    inline(tools).run_all()
    assert at(page, Step.CODE) and fake.asked == [] and not page.progress.isVisible()
    page.go_on.click()
    inline(tools).run_all()
    assert at(page, Step.USER)


def test_the_code_comes_out_of_a_file(tools: Tools) -> None:
    page = shown(tools, FakeHeadquarters(files={"code.txt": CODE.text()}))
    page.code_step.take_file("/stick/other.txt")
    assert "other.txt" in page.code_step.reading.sentence.text()
    page.other_language.click()
    QApplication.processEvents()
    assert "no enrolment code in other.txt" in page.code_step.reading.sentence.text()
    page.code_step.take_file("/stick/code.txt")
    assert page.code_step.found == CODE and not page.code_step.reading.isVisible()


def test_one_s_own_passphrase_is_typed_twice_and_judged(tools: Tools) -> None:
    fake = FakeHeadquarters()
    page = with_own(shown(tools, fake), "Анна", "Анна")
    page.go_on.click()
    assert fake.made == []
    weak = tools.speech.outcome(Refusal(VaultReason("vault.absent")))
    assert page.passphrase.strength.isVisible() and page.passphrase.strength.text() != weak
    page.passphrase.field.setText(GOOD)
    page.go_on.click()
    assert fake.made == [] and page.passphrase.again_row.wrong.isVisible()
    page.passphrase.again.setText(GOOD)
    QTest.keyClick(page.passphrase.again, Qt.Key.Key_Return)
    assert fake.made == [(PEOPLE[0].id, GOOD)]


def test_names_of_the_user_chosen_count_against_a_passphrase(tools: Tools) -> None:
    page = with_own(shown(tools), "выдумкин-и-дождь")
    assert not page.passphrase.complain()
    page.users.setCurrentIndex(1)
    assert page.passphrase.complain()


def test_other_words_are_drawn_when_asked_for(tools: Tools) -> None:
    page = at_user(shown(tools))
    page.passphrase.other.click()
    assert page.passphrase.words == WORDS["ru"][1]
    assert page.go_on.text() == "Фраза записана: дальше"
    page.passphrase.own.setChecked(True)
    assert page.go_on.text() == "Дальше" and page.passphrase.words == ""


def test_going_back_leaves_the_code_as_it_was(tools: Tools) -> None:
    fake = FakeHeadquarters()
    page = at_user(shown(tools, fake))
    QTest.keyClick(page.users, Qt.Key.Key_Escape)
    assert at(page, Step.CODE) and page.code_step.found == CODE
    page.proceed()
    assert at(page, Step.USER) and len(fake.asked) == 2


def test_making_is_stopped_before_anything_is_made(make_tools: ToolsMaker) -> None:
    tools, fake = make_tools(held=True), FakeHeadquarters()
    page = with_code(shown(tools, fake))
    page.proceed()
    inline(tools).run_all()
    page.proceed()
    assert page.progress.isVisible() and not page.user_step.isEnabled()
    page.progress.stop.click()
    inline(tools).run_all()
    assert fake.made == [] and at(page, Step.USER) and page.user_step.isEnabled()
    page.proceed()
    inline(tools).run_all()
    assert fake.made and page.laptop is LAPTOP


def test_a_folder_that_takes_nothing_is_told(tools: Tools) -> None:
    full = Refusal(VaultReason.DISK_FULL, {"folder": "C:\\FieldKit"})
    page = at_user(shown(tools, FakeHeadquarters(makes=[full])))
    page.proceed()
    assert page.problem.sentence.text() == tools.speech.outcome(full)
    assert at(page, Step.USER) and page.laptop is None
    page.proceed()
    assert page.laptop is LAPTOP


def test_the_first_sync_can_go_on_later(qtbot: QtBot, make_tools: ToolsMaker) -> None:
    tools, fake = make_tools(held=True), FakeHeadquarters()
    page = with_code(shown(tools, fake))
    for _ in range(3):
        page.proceed()
        while inline(tools).waiting and page.laptop is None:
            inline(tools).run_next()
    assert at(page, Step.SYNC) and page.progress.stop.text() == "Продолжить позже"
    with qtbot.waitSignal(page.enrolled):
        page.progress.stop.click()
        inline(tools).run_all()


def test_without_a_line_the_first_sync_waits_and_work_begins(qtbot: QtBot, tools: Tools) -> None:
    cut = Refusal(SyncReason.UNREACHABLE)
    fake = FakeHeadquarters(meets=[cut, cut])
    page = at_user(shown(tools, fake))
    page.proceed()
    assert page.problem.sentence.text() == tools.speech.outcome(cut)
    assert page.again.isVisible() and page.go_on.text() == "Начать работу"
    page.again.click()
    assert fake.met == 2
    with qtbot.waitSignal(page.enrolled):
        page.go_on.click()


def test_a_clock_that_is_off_is_told_before_work_begins(qtbot: QtBot, tools: Tools) -> None:
    report = SyncReport(0, 5, 2, (1, 1), 2 * 3_600_000)
    page = at_user(shown(tools, FakeHeadquarters(meets=[report])))
    page.proceed()
    assert "Поставьте часы правильно" in page.told.text()
    with qtbot.waitSignal(page.enrolled):
        page.go_on.click()


def test_a_laptop_without_a_site_can_only_sync_again(qtbot: QtBot, tools: Tools) -> None:
    fake = FakeHeadquarters(opens=[Refusal(ServiceReason.SITE_UNKNOWN)])
    page = at_user(shown(tools, fake))
    page.proceed()
    assert page.go_on.text() == "Синхронизировать ещё раз" and not page.again.isVisible()
    with qtbot.waitSignal(page.enrolled):
        page.go_on.click()
    assert fake.met == 2


def test_a_fault_lets_the_step_be_done_again(make_tools: ToolsMaker) -> None:
    tools = make_tools(held=True)
    page = with_code(shown(tools))
    page.proceed()
    inline(tools).waiting.clear()
    page.tell_fault("Что-то сломалось.")
    assert page.problem.isVisible() and page.go_on.isEnabled()
    page.proceed()
    inline(tools).run_all()
    assert at(page, Step.USER)


def test_the_language_can_be_changed_on_the_way(tools: Tools) -> None:
    page = at_user(shown(tools))
    page.other_language.click()
    QApplication.processEvents()
    assert page.title.text() == "Who works here" and page.stage.text() == "Step 2 of 3"
    assert page.users.currentData() == PEOPLE[0].id
