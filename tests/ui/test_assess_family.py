"""Assess before a form is open: forms to choose from, what was assessed before, corrections."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from fieldkit.errors import Refusal
from fieldkit.forms.difference import Difference
from fieldkit.records.assessment import Assessment
from fieldkit.services.earlier_assessments import EarlierAssessment
from fieldkit.services.forms import OfferedForm
from fieldkit.services.reasons import ServiceReason
from fieldkit.ui.pages.assess import AssessPage
from fieldkit.ui.pages.assess_changes import ChangeLine, change_words
from fieldkit.ui.small_picture import picture_answer
from fieldkit.ui.widgets.signature_pad import SignaturePad
from tests.forms.every_kind import every_kind
from tests.ui.assess_samples import NOW, FakeAssess, kinds_form
from tests.ui.conftest import ToolsMaker
from tests.ui.households_samples import HOME

KINDS, OTHER = OfferedForm("kinds", "1", "Kinds", NOW), OfferedForm("roof", "2", "Roofs", 0)


def made(number: int, corrects: bytes | None = None, **answers: object) -> Assessment:
    return Assessment(
        id=bytes([number]) * 16,
        household=HOME,
        form="kinds",
        form_version="1",
        answers=answers,
        corrects=corrects,
    )


FIRST = made(1, name="Olga", about={"age": 41})
SECOND = made(2, FIRST.id, name="Olga", about={"age": 42})
EARLIER = (
    EarlierAssessment(SECOND, NOW, "Kinds", "Anna", None, True),
    EarlierAssessment(FIRST, NOW - 86_400_000, "Kinds", "Boris", SECOND.id, False),
)


@pytest.fixture
def shown(make_tools: ToolsMaker) -> AssessPage:
    fake = FakeAssess(kinds_form(), forms=(KINDS, OTHER), earlier=EARLIER)
    return opened(make_tools, fake)


def opened(make_tools: ToolsMaker, fake: FakeAssess) -> AssessPage:
    page = AssessPage(make_tools("en"), fake.services())
    page.fake = fake  # type: ignore[attr-defined]
    page.retranslate()
    page.show()
    page.show_subject(HOME)
    return page


def texts(page: AssessPage) -> list[str]:
    return [each.text() for each in page.family.findChildren(QLabel) if not each.isHidden()]


def test_the_form_used_last_is_begun_by_enter(shown: AssessPage) -> None:
    assert shown.filling.isHidden() and not shown.family.isHidden()
    assert [each.text() for each in shown.family.begin_buttons] == ["Kinds", "Roofs"]
    QTest.keyClick(shown.family.begin_buttons[0], Qt.Key.Key_Return)
    assert not shown.filling.isHidden()
    draft = shown.draft()
    assert draft is not None and (draft["form"], draft["version"]) == ("kinds", "1")
    assert draft["corrects"] == ""


def test_earlier_assessments_tell_form_and_author(shown: AssessPage) -> None:
    said = " ".join(texts(shown))
    assert "Kinds · Anna" in said and "Kinds · Boris" in said
    assert "Corrected later" in said


def test_the_latest_is_corrected_with_its_answers(shown: AssessPage) -> None:
    assert shown.family.correct_button is not None
    shown.family.correct_button.click()
    session = shown.filling.session
    assert session is not None
    view = session.view("/data/about/age")
    assert view is not None and view.value == "42"
    assert "correction" in shown.filling.heading.text()
    draft = shown.draft()
    assert draft is not None and bytes.fromhex(draft["corrects"]) == SECOND.id
    shown.filling.check()
    fake: FakeAssess = shown.fake  # type: ignore[attr-defined]
    assert fake.corrected == [SECOND.id]


def test_a_correction_put_aside_comes_back_as_one(
    make_tools: ToolsMaker, shown: AssessPage
) -> None:
    assert shown.family.correct_button is not None
    shown.family.correct_button.click()
    draft = shown.draft()
    assert draft is not None
    fake = FakeAssess(kinds_form(), forms=(KINDS,), earlier=EARLIER)
    again = AssessPage(make_tools("en"), fake.services())
    again.retranslate()
    again.take_draft(draft)
    again.choice.go_on.click()
    again.filling.check()
    assert fake.corrected == [SECOND.id]


def test_what_was_changed_is_told_in_the_forms_words(shown: AssessPage) -> None:
    shown.family.asked.emit(EARLIER[0])
    assert "Age: 41 → 42" in texts(shown)


def changed(kind: str, before: str, after: str) -> Difference:
    return Difference("/data/x", "**What** it is", before, after, kind)


def test_a_change_reads_as_people_write(make_tools: ToolsMaker) -> None:
    make_tools("en")
    told = {
        change_words(changed("date", "2026-11-02", "")): "What it is: 02.11.2026 → no answer",
        change_words(changed("time", "09:30:00.000+03:00", "10:00:00.000+03:00")): (
            "What it is: 09:30 → 10:00"
        ),
        change_words(changed("file", "", "sign:AABB")): "What it is: no answer → a signature",
        change_words(changed("string", "x", "sign:AABB")): "What it is: x → sign:AABB",
    }
    assert [*told] == [*told.values()]


def test_another_signature_is_told_and_a_question_needs_no_colon(make_tools: ToolsMaker) -> None:
    make_tools("en")
    one = Difference("/data/x", "Who signed?", "sign:AABB", "sign:AACC", "file")
    assert change_words(one) == "Who signed? a signature → another one"


def test_pictures_that_changed_are_shown_and_not_their_bytes(
    make_tools: ToolsMaker, tmp_path: Path
) -> None:
    tools = make_tools("en")
    Image.new("RGB", (60, 40), "navy").save(tmp_path / "a.png")
    small = picture_answer(tmp_path / "a.png")
    assert isinstance(small, str)
    line = ChangeLine(tools.look, changed("file", small, "sign:AABB"))
    assert line.sentence.text() == "What it is: a picture → a signature"
    shown = [each for each in line.findChildren(QLabel) if not each.pixmap().isNull()]
    assert len(shown) == 1 and shown[0].accessibleName() == line.sentence.text()
    assert [pad.text for pad in line.findChildren(SignaturePad)] == ["sign:AABB"]


def test_changes_are_told_in_the_windows_language_where_the_form_has_it() -> None:
    fake = FakeAssess(every_kind())
    before, after = made(1, words={"name": "a"}), made(2, words={"name": "b"})
    told = {code: fake.changed(before, after, code) for code in ("ru", "en", "fr")}
    labels = {code: found[0].label for code, found in told.items() if isinstance(found, tuple)}
    assert labels == {
        "ru": "Как зовут семью?",
        "en": "What is the family called?",
        "fr": "What is the family called?",
    }


def test_one_form_and_nothing_before_begins_at_once(make_tools: ToolsMaker) -> None:
    page = opened(make_tools, FakeAssess(kinds_form(), forms=(KINDS,)))
    assert not page.filling.isHidden()


def test_a_laptop_without_forms_says_what_to_do(make_tools: ToolsMaker) -> None:
    page = opened(make_tools, FakeAssess(kinds_form(), forms=()))
    assert page.filling.isHidden() and "headquarters" in page.choice.problem.sentence.text()


def test_a_version_that_is_gone_is_told(make_tools: ToolsMaker) -> None:
    gone = Refusal(ServiceReason.FORM_UNKNOWN, {"form": "kinds", "version": "1"})
    page = opened(make_tools, FakeAssess(gone, forms=(KINDS,)))
    assert page.filling.isHidden() and "kinds" in page.choice.problem.sentence.text()


def test_escape_goes_to_another_family(shown: AssessPage) -> None:
    shown.family.leave.click()
    assert shown.family.isHidden() and shown.draft() is None
