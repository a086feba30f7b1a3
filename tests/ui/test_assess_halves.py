"""What is typed and can't be read yet: kept in the draft beside the answers, back as it was."""

import json
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from fieldkit.ui.intents import Intent, KeepDraft
from fieldkit.ui.pages.assess import AssessPage
from fieldkit.ui.pages.assess_draft import kept_of, without_row
from fieldkit.ui.widgets.answer_text import TextAnswer
from tests.forms.every_kind import every_kind
from tests.ui.assess_samples import FakeAssess, kinds_form
from tests.ui.conftest import ToolsMaker
from tests.ui.front import in_front, wanted_of
from tests.ui.households_samples import HOME

Make = Callable[[FakeAssess], tuple[AssessPage, list[Intent]]]
HALVES = [
    ("words/rooms", "12.5.", "no number"),
    ("words/people", "1 seven", "no whole number"),
    ("words/people", "99999999999", "no whole number"),
    ("measured/came", "31.0", "no date"),
    ("measured/woke", "9:3x", "no time"),
    ("measured/place", "51.7304 ", "no position"),
    ("measured/way", "51.7304 36.1926\n51.7", "two positions"),
    ("lists/village", "No such vil", "not in the list"),
]


@pytest.fixture
def make(make_tools: ToolsMaker) -> Make:
    def page(fake: FakeAssess) -> tuple[AssessPage, list[Intent]]:
        shown = in_front(AssessPage(make_tools("en"), fake.services()))
        return shown, wanted_of(shown)

    return page


def type_at(page: AssessPage, ref: str, keys: str) -> None:
    page.filling.jump(f"/data/{ref}")
    focus = page.window().focusWidget()
    assert focus is not None
    if isinstance(focus, QLineEdit):
        focus.selectAll()
    for line, part in enumerate(keys.split("\n")):
        if line:
            QTest.keyClick(focus, Qt.Key.Key_Return)
        QTest.keyClicks(focus, part)


def stands(page: AssessPage, ref: str) -> str:
    page.filling.jump(f"/data/{ref}")
    answer = page.filling.part.rows[f"/data/{ref}"].answer
    assert answer is not None
    return answer.half()


def reopened(make: Make, page: AssessPage, fake: FakeAssess) -> AssessPage:
    """Another window, with the draft as the store has it."""
    kept = json.loads(json.dumps(page.draft()))
    other, _ = make(fake)
    other.take_draft(kept)
    other.choice.go_on.click()
    return other


@pytest.mark.parametrize(("ref", "keys", "words"), HALVES)
def test_half_an_answer_comes_back_as_typed_with_its_message(
    make: Make, ref: str, keys: str, words: str
) -> None:
    fake = FakeAssess(every_kind())
    page, wants = make(fake)
    page.show_subject(HOME)
    wants.clear()
    # The field is not even left: as when the power goes.
    type_at(page, ref, keys)
    assert KeepDraft() in wants
    other = reopened(make, page, fake)
    assert stands(other, ref) == keys
    row = other.filling.part.rows[f"/data/{ref}"]
    assert row.wrong.isVisible() and words in row.wrong.text()
    other.filling.check()
    assert fake.saved == []
    assert f"/data/{ref}" in {each.ref for each in other.filling.missing._problems}


def test_it_stays_in_the_field_when_another_part_is_looked_at(make: Make) -> None:
    page, _ = make(FakeAssess(every_kind()))
    page.show_subject(HOME)
    type_at(page, "words/rooms", "12.5.")
    page.filling.next_part()
    page.filling.part_before()
    assert stands(page, "words/rooms") == "12.5."


def test_mended_it_is_an_answer_and_gone_from_the_draft(make: Make) -> None:
    fake = FakeAssess(every_kind())
    page, _ = make(fake)
    page.show_subject(HOME)
    type_at(page, "words/rooms", "12.5.")
    other = reopened(make, page, fake)
    other.filling.jump("/data/words/rooms")
    focus = other.window().focusWidget()
    QTest.keyClick(focus, Qt.Key.Key_Backspace)
    draft = other.draft()
    assert draft is not None and draft["halves"] == {}
    assert other.filling.session is not None
    node = other.filling.session.node("/data/words/rooms")
    assert node is not None and node.text == "12.5"


def test_it_is_no_part_of_what_is_saved(make: Make) -> None:
    fake = FakeAssess(kinds_form())
    page, _ = make(fake)
    page.show_subject(HOME)
    type_at(page, "about/days", "2.5.")
    type_at(page, "about/days", "2.5")
    type_at(page, "name", "Olga")
    page.filling.check()
    ((_, answers),) = fake.saved
    assert b"2.5." not in answers.xml and answers.values["about"] == {"days": 2.5}


def test_a_row_taken_out_leaves_the_halves_of_the_others_where_they_are(make: Make) -> None:
    left = without_row(
        {"/d/r[1]/a": "1", "/d/r[2]/a": "2", "/d/r[3]/a": "3", "/d/q": "q"}, "/d/r[2]"
    )
    assert left == {"/d/r[1]/a": "1", "/d/r[2]/a": "3", "/d/q": "q"}
    inner = without_row({"/d/r[2]/s[4]/a": "x", "/d/r[3]/s[4]/a": "y"}, "/d/r[2]/s[3]")
    assert inner == {"/d/r[2]/s[3]/a": "x", "/d/r[3]/s[4]/a": "y"}


def test_drafts_of_before_have_none(make: Make) -> None:
    page, _ = make(FakeAssess(kinds_form()))
    page.show_subject(HOME)
    draft = page.draft()
    assert draft is not None
    del draft["halves"]
    kept = kept_of(draft)
    assert kept is not None and kept.halves == {}


def test_halves_of_questions_that_the_form_has_no_more_are_left_out(make: Make) -> None:
    fake = FakeAssess(kinds_form())
    page, _ = make(fake)
    page.show_subject(HOME)
    draft = page.draft()
    assert draft is not None
    draft["halves"] = {"/data/gone": "x", "/data/about/age": "4x"}
    other, _ = make(fake)
    other.take_draft(draft)
    assert other.filling.halves() == {"/data/about/age": "4x"}
    other.choice.go_on.click()
    other.filling.jump("/data/about/age")
    answer = other.filling.part.rows["/data/about/age"].answer
    assert isinstance(answer, TextAnswer) and answer.half() == "4x"


@pytest.mark.parametrize("left", [True, False], ids=["left", "still in the field"])
def test_it_is_not_the_next_family_s(make: Make, left: bool) -> None:
    fake = FakeAssess(every_kind())
    page, _ = make(fake)
    page.show_subject(HOME)
    type_at(page, "words/rooms", "12.5.")
    if left:
        page.filling.focus_first()
    page.throw_away()
    page.show_subject(HOME)
    assert page.filling.halves() == {} and stands(page, "words/rooms") == ""
    draft = page.draft()
    assert draft is not None and draft["halves"] == {}
