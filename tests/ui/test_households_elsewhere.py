"""Asking about other areas from Households, and edits that meet somebody else's."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from fieldkit.errors import Refusal
from fieldkit.jobs.job import Lane
from fieldkit.services.check_elsewhere import Elsewhere
from fieldkit.sync.reasons import SyncReason
from fieldkit.ui.pages.households import HouseholdsPage
from tests.ui.conftest import ToolsMaker
from tests.ui.front import in_front, inline
from tests.ui.households_samples import HOME, SEEN, SON, FakeHouseholds

Make = Callable[..., HouseholdsPage]


@pytest.fixture
def make(make_tools: ToolsMaker) -> Make:
    def page(fake: FakeHouseholds, held: bool = False) -> HouseholdsPage:
        return in_front(HouseholdsPage(make_tools("en", held=held), fake.services(), UTC))

    return page


def begin(page: HouseholdsPage) -> None:
    page.register()
    row = page.form.members[0]
    row.family.field.setText("Выдуманова")
    row.given.field.setText("Ольга")
    row.birth.field.setText("42")
    row.sex.choose("f")
    page.form.phone.field.setText("+7 900 000-00-01")


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Elsewhere.NOBODY, "nobody like them"),
        (Elsewhere.POSSIBLY, "never refuse them on this alone"),
        (Elsewhere.NO_LINE, "No connection"),
        (Elsewhere.TOO_LITTLE, "by a name alone"),
        (Refusal(SyncReason.ELSEWHERE_LIMIT), "ask again tomorrow"),
    ],
)
def test_the_key_asks_and_the_answer_says_what_to_do(
    make: Make, answer: Elsewhere | Refusal, words: str
) -> None:
    fake = FakeHouseholds(elsewhere=answer)
    page = make(fake)
    begin(page)
    assert fake.asked_elsewhere == []
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_F8)
    ((people, phone),) = fake.asked_elsewhere
    assert [each.family_name for each in people] == ["Выдуманова"]
    assert people[0].birth_year == 1984 and phone == "+7 900 000-00-01"
    told = page.form.elsewhere.told
    assert told.isVisible() and words in told.sentence.text()
    assert words in told.accessibleName()
    page.writing.save()
    assert len(fake.registered) == 1


def test_nothing_waits_for_the_answer(make: Make) -> None:
    fake = FakeHouseholds(elsewhere=Elsewhere.POSSIBLY)
    page = make(fake, held=True)
    begin(page)
    page.form.elsewhere.ask()
    assert page.form.elsewhere.stop.isVisible() and page.form.save_button.isEnabled()
    assert [lane for lane, _ in inline(page.tools).waiting] == [Lane.NET]
    page.writing.save()
    asked, *others = inline(page.tools).waiting
    inline(page.tools).waiting.clear()
    inline(page.tools).waiting.extend(others)
    inline(page.tools).run_all()
    assert page.shown.isVisible() and page.shown.elsewhere.stop.isVisible()
    inline(page.tools).waiting.append(asked)
    inline(page.tools).run_all()
    assert "registered in another area" in page.shown.elsewhere.told.sentence.text()
    assert page.answers.standing("") == page.answers.standing("none")


def test_one_may_stop_waiting(make: Make) -> None:
    page = make(FakeHouseholds(elsewhere=Elsewhere.POSSIBLY), held=True)
    begin(page)
    page.form.elsewhere.ask()
    page.form.elsewhere.stop.click()
    assert page.form.elsewhere.check.hasFocus() and not page.form.elsewhere.stop.isVisible()
    inline(page.tools).run_all()
    assert not page.form.elsewhere.told.isVisible()


def test_a_yes_that_comes_late_is_told_where_one_is(make: Make) -> None:
    page = make(FakeHouseholds(elsewhere=Elsewhere.POSSIBLY), held=True)
    begin(page)
    page.form.elsewhere.ask()
    page.form.leave.click()
    inline(page.tools).run_all()
    assert page.search.problem.isVisible()
    assert "Выдуманова Ольга" in page.search.problem.sentence.text()


def test_a_new_family_that_nobody_typed_takes_its_answer_along(make: Make) -> None:
    page = make(FakeHouseholds(elsewhere=Elsewhere.NO_LINE))
    page.search.finder.field.setText("Пробова Инна")
    page.register()
    page.form.elsewhere.ask()
    assert page.form.elsewhere.told.isVisible()
    page.form.leave.click()
    page.register()
    assert not page.form.elsewhere.told.isVisible(), "it was about somebody else"


def test_an_answer_about_other_people_says_so(make: Make) -> None:
    page = make(FakeHouseholds())
    begin(page)
    page.form.elsewhere.ask()
    assert "check again" not in page.form.elsewhere.told.sentence.text()
    page.form.members[0].birth.field.setText("52")
    page.form.who_changed.emit()
    assert "check again" in page.form.elsewhere.told.sentence.text()


def test_a_household_keeps_its_last_answer_for_the_session(make: Make) -> None:
    fake = FakeHouseholds(elsewhere=Elsewhere.POSSIBLY)
    page = make(fake)
    page.show_subject(HOME)
    assert not page.shown.elsewhere.told.isVisible()
    page.shown.elsewhere.ask()
    assert len(fake.asked_elsewhere[0][0]) == 3
    page.shown.back.emit()
    page.show_subject(HOME)
    assert page.shown.elsewhere.told.isVisible()
    page.change()
    assert page.form.elsewhere.told.isVisible()
    assert "answer" not in (page.draft() or {})


def changed_meanwhile(fake: FakeHouseholds, phone: str) -> None:
    household = SEEN.household.model_copy(update={"phone": phone})
    fake.seen = replace(SEEN, household=household)


def test_what_both_changed_is_shown_before_it_is_saved(make: Make) -> None:
    fake = FakeHouseholds()
    page = make(fake)
    page.show_subject(HOME)
    page.change()
    page.form.phone.field.setText("+7 900 000-00-02")
    changed_meanwhile(fake, "+7 900 000-00-03")
    page.writing.save()
    said = page.form.news.sentence.text()
    assert fake.edits == [] and "000-00-02" in said and "000-00-03" in said
    assert page.form.phone.text == "+7 900 000-00-02" and page.draft() is not None
    page.writing.save()
    (edit,) = fake.edits
    assert dict(edit.household) == {"phone": "+7 900 000-00-02"}


def test_what_somebody_else_alone_changed_stays(make: Make) -> None:
    fake = FakeHouseholds()
    page = make(fake)
    page.show_subject(HOME)
    page.change()
    page.form.members[1].birth.field.setText("2018")
    changed_meanwhile(fake, "+7 900 000-00-03")
    page.writing.save()
    (edit,) = fake.edits
    assert dict(edit.household) == {} and set(edit.people) == {SON}


@pytest.mark.parametrize("typed", ["", "+7 900 000-00-02"])
def test_a_draft_of_an_edit_meets_what_was_changed_meanwhile(make: Make, typed: str) -> None:
    fake = FakeHouseholds()
    page = make(fake)
    page.show_subject(HOME)
    page.change()
    if typed:
        page.form.phone.field.setText(typed)
    page.form.members[1].birth.field.setText("2018")
    draft = page.draft()
    assert draft is not None
    changed_meanwhile(fake, "+7 900 000-00-03")
    later = make(fake)
    later.take_draft(draft)
    assert later.search.unfinished.isVisible()
    later.register()
    assert later.form.news.isVisible() and later.form.members[1].birth.text == "2018"
    assert later.form.phone.text == (typed or "+7 900 000-00-03")
    if typed:
        assert "000-00-03" in later.form.news.sentence.text()
        later.writing.save()
        assert fake.edits == []
    later.writing.save()
    (edit,) = fake.edits
    assert dict(edit.household) == ({"phone": typed} if typed else {})
    assert set(edit.people) == {SON}
