"""Assess: a form is filled in with the keyboard, gaps are told and found, nothing is lost."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from fieldkit.errors import Refusal
from fieldkit.services.reasons import ServiceReason
from fieldkit.ui.intents import Changed, GoTo, Intent, KeepDraft, Tell
from fieldkit.ui.pages.assess import AssessPage
from fieldkit.ui.pages.assess_outline import Outline, State
from fieldkit.ui.places import Place
from fieldkit.ui.widgets.answer_options import OptionsAnswer
from fieldkit.ui.widgets.answer_search import SearchAnswer
from fieldkit.ui.widgets.answer_text import TextAnswer
from tests.ui.assess_samples import FakeAssess, kinds_form, needs_form
from tests.ui.conftest import ToolsMaker
from tests.ui.front import in_front, wanted_of
from tests.ui.households_samples import HOME

Make = Callable[[FakeAssess], tuple[AssessPage, list[Intent]]]
NEEDS = "/data/needs"


@pytest.fixture
def make(make_tools: ToolsMaker) -> Make:
    def page(fake: FakeAssess) -> tuple[AssessPage, list[Intent]]:
        shown = in_front(AssessPage(make_tools("en"), fake.services()))
        return shown, wanted_of(shown)

    return page


def press(page: AssessPage, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = modifiers[0] if modifiers else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(page.window().focusWidget() or page, key, held)


def type_in(page: AssessPage, ref: str, text: str) -> None:
    answer = page.filling.part.rows[ref].answer
    assert isinstance(answer, TextAnswer)
    answer.field.setFocus()
    if isinstance(answer.field, QPlainTextEdit):
        answer.field.setPlainText(text)
    else:
        answer.field.setText(text)
        answer.field.textEdited.emit(text)


def tick(page: AssessPage, ref: str, *places: int) -> None:
    answer = page.filling.part.rows[ref].answer
    assert isinstance(answer, OptionsAnswer)
    for place in places:
        answer.boxes[place].click()


def value(page: AssessPage, ref: str) -> str | None:
    assert page.filling.session is not None
    view = page.filling.session.view(ref)
    return None if view is None else view.value


def kinds(make: Make) -> tuple[AssessPage, list[Intent], FakeAssess]:
    fake = FakeAssess(kinds_form())
    page, wants = make(fake)
    page.show_subject(HOME)
    return page, wants, fake


def test_a_family_is_chosen_by_search(make: Make) -> None:
    page, _ = make(FakeAssess(needs_form()))
    page.choice.finder.field.setText("выдуман")
    press(page, Qt.Key.Key_Return)
    assert not page.filling.isHidden()
    assert page.filling.heading.text() == "Выдуманова Ольга Примеровна"
    assert page.draft() is not None


def test_a_household_that_left_is_told(make: Make) -> None:
    page, _ = make(FakeAssess(needs_form()))
    page.show_subject(b"?" * 16)
    assert page.choice.problem.isVisible() and page.filling.isHidden()


def test_each_kind_of_question_keeps_its_answer(make: Make) -> None:
    page, _, _ = kinds(make)
    type_in(page, "/data/name", "Ольга")
    press(page, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    about = "/data/about/"
    type_in(page, about + "story", "two\nlines")
    type_in(page, about + "age", "42")
    type_in(page, about + "days", "2,5")
    type_in(page, about + "came", "05.09.2024")
    tick(page, about + "needs", 0, 1)
    colour = page.filling.part.rows[about + "colour"].answer
    assert isinstance(colour, SearchAnswer)
    colour.field.setText("colour 14")
    colour.field.editingFinished.emit()
    kept = {ref: value(page, about + ref) for ref in ("story", "age", "days", "came", "needs")}
    assert kept == {
        "story": "two\nlines",
        "age": "42",
        "days": "2.5",
        "came": "2024-09-05",
        "needs": "food soap",
    }
    assert value(page, about + "colour") == "c14"
    press(page, Qt.Key.Key_Tab)
    colour.field.setText("no such colour")
    colour.field.editingFinished.emit()
    assert value(page, about + "colour") == ""


def test_what_is_wrong_is_told_once_the_field_is_left(make: Make) -> None:
    page, _, _ = kinds(make)
    page.filling.jump("/data/about/age")
    row = page.filling.part.rows["/data/about/age"]
    type_in(page, row.ref, "200")
    page.filling._told.clear()
    page.filling.part.tell(row.ref)
    assert not row.wrong.isVisible()
    press(page, Qt.Key.Key_Tab)
    assert row.wrong.text() == "Nobody is so old."
    type_in(page, row.ref, "old")
    press(page, Qt.Key.Key_Tab)
    assert "no whole number" in row.wrong.text()
    type_in(page, row.ref, "30")
    assert not row.wrong.isVisible()


def test_a_question_comes_and_goes_with_the_answer_it_hangs_on(make: Make) -> None:
    page, _, _ = kinds(make)
    page.filling.jump("/data/about/age")
    needs = page.filling.part.rows["/data/about/needs"]
    assert not needs.isVisible()
    type_in(page, "/data/about/age", "18")
    assert needs.isVisible()
    type_in(page, "/data/about/age", "17")
    assert not needs.isVisible()


def test_rows_of_a_repeat_are_added_opened_and_removed(make: Make) -> None:
    page, _, _ = kinds(make)
    filling = page.filling
    filling._turn(2)
    filling.part.added.emit("/data/child")
    filling.part.added.emit("/data/child")
    table, _ = filling.part.tables["/data/child"]
    assert table.entries.count() == 2 and filling._focused() == "/data/child[2]/call"
    table.entries.itemActivated.emit(table.entries.item(0))
    type_in(page, "/data/child[1]/call", "Тимофей")
    assert table.entries.item(0).text() == "1.  Тимофей"
    table.entries.itemActivated.emit(table.entries.item(1))
    assert "/data/child[2]/call" in filling.part.rows
    filling.jump("/data/child[1]/call")
    assert "/data/child[1]/call" in filling.part.rows
    filling.part.removed.emit("/data/child[1]")
    assert table.entries.count() == 1


def test_what_is_missing_is_listed_and_each_entry_jumps(make: Make) -> None:
    page, _, fake = kinds(make)
    page.filling._turn(2)
    page.filling.part.added.emit("/data/child")
    press(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    listed = page.filling.missing.entries
    assert [listed.item(at).text() for at in range(listed.count())] == [
        "answer needed: Name",
        "answer needed: 1. Call",
    ]
    assert fake.saved == [] and page.filling.at == 0
    assert page.filling.part.rows["/data/name"].wrong.isVisible()
    listed.itemActivated.emit(listed.item(1))
    assert page.filling._focused() == "/data/child[1]/call"
    type_in(page, "/data/child[1]/call", "Зоя")
    press(page, Qt.Key.Key_Tab)
    assert listed.count() == 1


def test_f8_goes_to_the_next_gap_and_round(make: Make) -> None:
    page, _, _ = kinds(make)
    page.filling._turn(2)
    page.filling.part.added.emit("/data/child")
    page.filling._turn(1)
    press(page, Qt.Key.Key_F8)
    assert page.filling._focused() == "/data/child[1]/call"
    press(page, Qt.Key.Key_F8)
    assert page.filling._focused() == "/data/name"


def test_the_outline_tells_how_each_question_stands() -> None:
    from fieldkit.forms import Session
    from tests.ui.assess_samples import Ones, StillClock

    session = Session(kinds_form(), StillClock(), Ones())
    session.answer("/data/about/age", "200")
    session.answer("/data/about/days", "1")
    states = {each.ref: each.state for part in Outline(session).parts() for each in part.questions}
    assert states["/data/name"] is State.MISSING
    assert states["/data/about/age"] is State.WRONG
    assert states["/data/about/days"] is State.ANSWERED
    assert states["/data/about/came"] is State.OPEN
    assert "/data/about/hello" not in states


def test_saved_is_said_after_the_service_and_the_family_is_shown(make: Make) -> None:
    page, wants, fake = kinds(make)
    type_in(page, "/data/name", "Ольга")
    page.filling.check()
    ((household, answers),) = fake.saved
    assert household == HOME and answers.values["name"] == "Ольга"
    assert [type(each) for each in wants[-3:]] == [Tell, Changed, GoTo]
    assert wants[-1] == GoTo(Place.HOUSEHOLDS, HOME)
    assert page.draft() is None


def test_a_refusal_keeps_the_answers(make: Make) -> None:
    page, _, fake = kinds(make)
    fake.refusal = Refusal(ServiceReason.NOT_ALLOWED)
    type_in(page, "/data/name", "Ольга")
    page.filling.check()
    assert page.filling.problem.isVisible()
    assert page.draft() is not None and value(page, "/data/name") == "Ольга"


def test_a_draft_survives(make: Make) -> None:
    page, wants, fake = kinds(make)
    type_in(page, "/data/name", "Ольга")
    assert any(isinstance(each, KeepDraft) for each in wants)
    kept = page.draft()
    assert kept is not None
    other, _ = make(fake)
    other.take_draft(kept)
    assert other.choice.unfinished.isVisible()
    other.choice.go_on.click()
    assert value(other, "/data/name") == "Ольга"
    other.show_subject(b"g" * 16)
    assert other.filling.isHidden() and other.draft() is not None
    other.choice.discard.click()
    assert other.draft() is None


def test_a_draft_that_makes_no_sense_is_left_alone(make: Make) -> None:
    page, _ = make(FakeAssess(kinds_form()))
    page.take_draft({"household": "zz"})
    assert page.draft() is None


def test_the_language_is_switched_without_loss(make: Make) -> None:
    page, _ = make(FakeAssess(needs_form()))
    page.show_subject(HOME)
    row = page.filling.part.rows["/data/meeting/district"]
    assert row.text.text().startswith("Where does the family come from?")
    tick(page, row.ref, 0)
    page.tools.speech.choose("ru")
    QApplication.processEvents()
    row = page.filling.part.rows["/data/meeting/district"]
    assert row.text.text().startswith("Откуда приехала семья?")
    answer = row.answer
    assert isinstance(answer, OptionsAnswer) and answer.boxes[0].isChecked()
    assert "Суджанский" in answer.boxes[0].text()


def test_the_whole_needs_assessment_is_filled_by_going_from_gap_to_gap(make: Make) -> None:
    fake = FakeAssess(needs_form())
    page, _ = make(fake)
    page.show_subject(HOME)
    for _ in range(60):
        press(page, Qt.Key.Key_F8)
        ref = page.filling._focused()
        row = page.filling.part.rows.get(ref)
        if row is None or fake.saved:
            break
        if isinstance(row.answer, TextAnswer):
            type_in(page, ref, "2" if ref.endswith(("size", "age")) else "05.09.2024")
            press(page, Qt.Key.Key_Tab)
        else:
            tick(page, ref, 0)
    assert page.filling.progress.text().endswith("no more answers needed")
    press(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(fake.saved) == 1, [str(each) for each in page.filling.missing._problems]
    assert len(fake.saved[0][1].values["member"]) == 2
