"""Households with the keyboard alone: find, see, register, change; nothing typed is lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from fieldkit.errors import Refusal
from fieldkit.jobs.inline import InlineRunner
from fieldkit.records.needs import Need
from fieldkit.records.person import Relation, Sex
from fieldkit.services.details import HouseholdDetails
from fieldkit.services.reasons import ServiceReason
from fieldkit.services.register_household import Registered
from fieldkit.ui.intents import Changed, GoTo, Intent, KeepDraft, Tell
from fieldkit.ui.pages.households import HouseholdsPage
from fieldkit.ui.pages.households_seen import Doubles
from fieldkit.ui.places import Place
from fieldkit.ui.theme import Tone
from tests.ui.conftest import ToolsMaker
from tests.ui.front import in_front, wanted_of
from tests.ui.households_samples import DOUBLES, HITS, HOME, NO_ADULT, FakeHouseholds

Make = Callable[..., tuple[HouseholdsPage, list[Intent]]]


@pytest.fixture
def make(make_tools: ToolsMaker) -> Make:
    def page(
        fake: FakeHouseholds, runner: InlineRunner | None = None
    ) -> tuple[HouseholdsPage, list[Intent]]:
        tools = make_tools("en")
        tools = replace(tools, runner=runner or tools.runner)
        shown = in_front(HouseholdsPage(tools, fake.services(), UTC))
        return shown, wanted_of(shown)

    return page


def press(page: QWidget, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    target = page.window().focusWidget() or page
    held = modifiers[0] if modifiers else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(target, key, held)


def type_in(page: QWidget, text: str) -> None:
    target = page.window().focusWidget()
    assert isinstance(target, QLineEdit), target
    for letter in text:
        target.insert(letter)
    target.textEdited.emit(target.text())


def choose(page: QWidget, code: str) -> None:
    target = page.window().focusWidget()
    assert isinstance(target, QComboBox), target
    target.setCurrentIndex(target.findData(code))


def type_head(page: HouseholdsPage) -> None:
    """One person, with Enter from field to field."""
    for text in ("Выдуманова", "Ольга", "Примеровна"):
        type_in(page, text)
        press(page, Qt.Key.Key_Return)
    choose(page, "f")
    press(page, Qt.Key.Key_Return)
    type_in(page, "42")


def test_one_finds_as_one_types_and_opens_with_enter(make: Make) -> None:
    fake = FakeHouseholds()
    page, wants = make(fake)
    type_in(page, "выдуман")
    assert fake.asked[-1] == "выдуман"
    assert page.search.finder.hits.model().rowCount() == len(HITS)
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_Up)
    press(page, Qt.Key.Key_Return)
    assert page.shown.seen is not None and page.shown.seen.household.id == HOME
    press(page, Qt.Key.Key_F7)
    assert wants[-1] == GoTo(Place.ASSESS, HOME)
    press(page, Qt.Key.Key_Escape)
    assert page.shown.isHidden() and page.search.finder.field.hasFocus()


def test_answers_for_other_letters_are_dropped(make: Make) -> None:
    runner = InlineRunner(held=True)
    page, _ = make(FakeHouseholds(), runner)
    type_in(page, "вы")
    type_in(page, "zz")
    runner.run_all()
    assert page.search.finder.hits.model().rowCount() == 0
    assert page.search.finder.empty.heading.text() == "Nobody found"


def test_enter_before_the_answer_opens_nobody(make: Make) -> None:
    runner = InlineRunner(held=True)
    page, _ = make(FakeHouseholds(), runner)
    type_in(page, "вы")
    runner.run_all()
    type_in(page, "z")
    press(page, Qt.Key.Key_Return)
    runner.run_all()
    assert page.shown.seen is None


def test_a_family_is_registered_with_the_keyboard_alone(make: Make) -> None:
    fake = FakeHouseholds()
    page, wants = make(fake)
    press(page, Qt.Key.Key_F2)
    type_head(page)
    press(page, Qt.Key.Key_Return)
    assert page.form.members[0].relation.code == Relation.HEAD
    press(page, Qt.Key.Key_Return)
    assert len(page.form.members) == 2
    type_in(page, "Тимофей")
    press(page, Qt.Key.Key_Return)
    press(page, Qt.Key.Key_Return)
    choose(page, "m")
    press(page, Qt.Key.Key_Return)
    type_in(page, "2019")
    press(page, Qt.Key.Key_Return)
    choose(page, "child")
    press(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(fake.registered) == 1
    details = fake.registered[0]
    assert [each.family_name for each in details.members] == ["Выдуманова", "Выдуманова"]
    assert [each.sex for each in details.members] == [Sex.FEMALE, Sex.MALE]
    assert (details.head, details.members[0].birth_year) == (0, 1984)
    assert any(isinstance(each, Changed) for each in wants)
    assert not page.shown.isHidden() and page.draft() is None


def test_saved_is_said_only_after_the_service_answered(make: Make) -> None:
    runner = InlineRunner(held=True)
    fake = FakeHouseholds(notices=(NO_ADULT,))
    page, wants = make(fake, runner)
    press(page, Qt.Key.Key_F2)
    type_head(page)
    runner.run_all()
    page.writing.save()
    page.writing.save()
    assert not any(isinstance(each, Tell) for each in wants)
    runner.run_all()
    told = [each for each in wants if isinstance(each, Tell)]
    assert len(told) == 1 and told[0].sentence.startswith("Saved.") and told[0].tone is Tone.CARE
    assert len(fake.registered) == 1


def test_what_is_wrong_stands_in_words_under_the_row(make: Make) -> None:
    fake = FakeHouseholds()
    page, _ = make(fake)
    press(page, Qt.Key.Key_F2)
    row = page.form.members[0]
    row.given.field.setText("Ольга")
    row.birth.field.setText("23.11.2026")
    page.writing.save()
    assert fake.registered == []
    assert row.family.wrong.text() == "Write the family name."
    assert "later than today" in row.birth.wrong.text()
    assert row.sex.wrong.text() == "Choose the sex."
    assert row.family.field.hasFocus()


def test_a_refusal_is_told_and_nothing_is_lost(make: Make) -> None:
    page, _ = make(FakeHouseholds(refusal=Refusal(ServiceReason.NOT_ALLOWED)))
    press(page, Qt.Key.Key_F2)
    type_head(page)
    page.writing.save()
    assert page.form.problem.isVisible() and page.form.members[0].given.text == "Ольга"
    assert page.draft() is not None


def test_possible_doubles_are_asked_while_typing(make: Make) -> None:
    fake = FakeHouseholds(found=DOUBLES)
    page, _ = make(fake)
    press(page, Qt.Key.Key_F2)
    type_head(page)
    press(page, Qt.Key.Key_Return)
    double = page.form.members[0].double
    assert double.isVisible() and "the same name" in double.why.text()
    page.writing.save()
    assert fake.registered == [] and double.is_same.hasFocus()
    press(page, Qt.Key.Key_Tab)
    press(page, Qt.Key.Key_Space)
    assert double.isVisible() and "a similar name" in double.why.text()
    double.is_other.click()
    assert not double.isVisible()
    page.writing.save()
    assert len(fake.registered) == 1


def test_saving_from_a_field_just_typed_stays_at_the_question(make: Make) -> None:
    page, _ = make(FakeHouseholds(found=DOUBLES))
    press(page, Qt.Key.Key_F2)
    type_head(page)
    QTest.keyClick(page.form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    double = page.form.members[0].double
    assert double.isVisible() and double.is_same.hasFocus()


def test_the_same_person_opens_their_household_and_the_typing_waits(make: Make) -> None:
    page, _ = make(FakeHouseholds(found=DOUBLES))
    press(page, Qt.Key.Key_F2)
    type_head(page)
    press(page, Qt.Key.Key_Return)
    page.form.members[0].double.is_same.click()
    assert page.shown.seen is not None and page.draft() is not None
    press(page, Qt.Key.Key_Escape)
    assert page.search.unfinished.isVisible()
    page.search.discard.click()
    assert page.draft() is None and not page.search.unfinished.isVisible()


def test_a_draft_survives(make: Make) -> None:
    fake = FakeHouseholds()
    page, wants = make(fake)
    press(page, Qt.Key.Key_F2)
    type_head(page)
    assert any(isinstance(each, KeepDraft) for each in wants)
    kept = page.draft()
    assert kept is not None
    other, _ = make(fake)
    other.take_draft(kept)
    assert other.search.unfinished.isVisible()
    press(other, Qt.Key.Key_F2)
    assert other.form.members[0].given.text == "Ольга"
    assert other.draft() == kept


def test_a_member_is_changed_and_another_taken_out(make: Make) -> None:
    fake = FakeHouseholds()
    page, _ = make(fake)
    page.show_subject(HOME)
    press(page, Qt.Key.Key_F6)
    rows = page.form.members
    assert [row.typed().relation for row in rows] == ["head", "child", "parent"]
    rows[1].needs.tick([Need.DISABILITY])
    rows[2].remove.click()
    assert rows[2].keep.hasFocus()
    page.writing.save()
    (edit,) = fake.edits
    assert [dict(each) for each in edit.people.values()] == [{"specific_needs": [Need.DISABILITY]}]
    assert len(list(edit.removed)) == 1


def test_leaving_an_unchanged_form_leaves_no_draft(make: Make) -> None:
    page, _ = make(FakeHouseholds())
    page.show_subject(HOME)
    press(page, Qt.Key.Key_F6)
    press(page, Qt.Key.Key_Escape)
    assert page.draft() is None and not page.shown.isHidden()


def test_the_household_is_shown_again_in_another_language(make: Make) -> None:
    page, _ = make(FakeHouseholds())
    page.show_subject(HOME)
    page.tools.speech.choose("ru")
    QApplication.processEvents()
    assert page.shown.acts["give"].text() == "Выдать помощь"
    about = page.shown.about.text().replace("\xa0", " ")
    assert "карта 000 000 001 8 активна" in about
    assert " ·" not in page.shown.about.text(), "a line may begin with a dot"


def test_every_control_has_a_name(make: Make) -> None:
    page, _ = make(FakeHouseholds(found=DOUBLES))
    press(page, Qt.Key.Key_F2)
    page.form.add_proxy.click()
    for kind in (QLineEdit, QComboBox):
        for each in page.form.findChildren(kind):
            assert each.accessibleName(), each


def test_whoever_was_sought_and_not_found_is_registered_by_that_name(make: Make) -> None:
    page, _ = make(FakeHouseholds())
    field = page.search.finder.field
    field.setText("пробова-иная инна Сергеевна")
    assert "F2" in page.search.finder.empty.sentence.text()
    press(page, Qt.Key.Key_F2)
    (head,) = page.form.members
    names = (head.family.text, head.given.text, head.patronymic.text)
    assert names == ("Пробова-Иная", "Инна", "Сергеевна")
    press(page, Qt.Key.Key_Escape)
    assert page.draft() is None, "nobody has typed anything into the form"
    field.setText("+7 900 765-43-21")
    press(page, Qt.Key.Key_F2)
    assert page.form.members[0].family.text == ""


def test_the_family_begun_goes_before_whoever_is_sought(make: Make) -> None:
    page, _ = make(FakeHouseholds())
    press(page, Qt.Key.Key_F2)
    type_head(page)
    press(page, Qt.Key.Key_Escape)
    page.search.finder.field.setText("Пробова")
    assert "F2" not in page.search.finder.empty.sentence.text()
    press(page, Qt.Key.Key_F2)
    assert page.form.members[0].given.text == "Ольга"


class FailsOnce(FakeHouseholds):
    def register(
        self, details: HouseholdDetails, others: frozenset[bytes]
    ) -> Registered | Doubles | Refusal:
        if not self.refused:
            self.refused = True
            raise OSError("disk")
        return super().register(details, others)

    refused = False


def test_after_a_fault_the_family_can_be_saved_again(make: Make) -> None:
    fake = FailsOnce()
    page, _ = make(fake)
    press(page, Qt.Key.Key_F2)
    type_head(page)
    with pytest.raises(OSError, match="disk"):
        page.writing.save()
    page.writing.save()
    assert len(fake.registered) == 1
