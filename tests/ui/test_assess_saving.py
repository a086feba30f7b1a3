"""Assess while an assessment is being saved: nothing is answered that would not be in it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from fieldkit.errors import Refusal
from fieldkit.forms import Answers
from fieldkit.jobs.inline import InlineRunner
from fieldkit.services.assess import Assessed
from fieldkit.services.reasons import ServiceReason
from fieldkit.ui.intents import GoTo, Intent
from fieldkit.ui.pages.assess import AssessPage
from fieldkit.ui.pages.base import Tools
from tests.ui.assess_samples import FakeAssess, kinds_form
from tests.ui.conftest import ToolsMaker
from tests.ui.front import bring
from tests.ui.households_samples import HOME

Key = Qt.Key
REFUSAL = Refusal(ServiceReason.NOT_ALLOWED)
CTRL = Qt.KeyboardModifier.ControlModifier


class Saving:
    """A page whose assessment of a family is on its way to the store, since Ctrl+Enter."""

    def __init__(self, tools: Tools, fake: FakeAssess) -> None:
        self.wants = list[Intent]()
        self.page = page = AssessPage(tools, fake.services())
        page.retranslate()
        page.wants.connect(self.wants.append)
        bring(page, (1000, 700))
        page.show_subject(HOME)
        page.filling.jump("/data/name")
        self.keys("Olga")
        assert isinstance(tools.runner, InlineRunner)
        self.runner = tools.runner
        self.runner.held = True
        QTest.keyClick(self.focus(), Key.Key_Return, CTRL)
        assert len(self.runner.waiting) == 1 and fake.saved == []

    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self.page

    def keys(self, text: str) -> None:
        QTest.keyClicks(self.focus(), text)

    def field(self) -> QLineEdit:
        answer = self.page.filling.part.rows["/data/name"].answer
        assert answer is not None
        field = answer.focus_target()
        assert isinstance(field, QLineEdit)
        return field

    def name(self) -> str:
        """The answer as the form has it and as its field shows it."""
        session = self.page.filling.session
        node = session.node("/data/name") if session is not None else None
        assert node is not None and self.field().text() == node.text
        return node.text


Start = Callable[[FakeAssess], Saving]


@pytest.fixture
def saving(make_tools: ToolsMaker) -> Start:
    return lambda fake: Saving(make_tools("en"), fake)


def test_what_is_saved_is_all_that_was_answered(saving: Start) -> None:
    fake = FakeAssess(kinds_form())
    seen = saving(fake)
    seen.keys(" Made-up")
    QTest.keyClicks(seen.field(), "!")
    assert seen.name() == "Olga"
    seen.runner.run_all()
    ((_, answers),) = fake.saved
    assert answers.values["name"] == "Olga" and seen.page.draft() is None
    assert GoTo in map(type, seen.wants)


def test_no_row_is_added_meanwhile(saving: Start) -> None:
    fake = FakeAssess(kinds_form())
    seen = saving(fake)
    filling = seen.page.filling
    filling.next_part()
    filling.next_part()
    ((table, piece),) = filling.part.tables.values()
    rows = len(piece.nodes)
    for target in (seen.focus(), filling, table.entries, table.acts["add"]):
        QTest.keyClick(target, Key.Key_Insert)
        QTest.keyClick(target, Key.Key_Space)
    assert len(piece.nodes) == rows
    seen.runner.run_all()
    assert len(fake.saved) == 1


class Failing(FakeAssess):
    """Saves once the store is there."""

    fault: Exception | None = ValueError("no store")

    def save(
        self, household: bytes, answers: Answers, corrects: bytes | None, mark: str
    ) -> Assessed | Refusal:
        if self.fault is not None:
            raise self.fault
        return super().save(household, answers, corrects, mark)


def refused(fake: FakeAssess, seen: Saving) -> None:
    fake.refusal = REFUSAL
    seen.runner.run_all()
    fake.refusal = None


def failed(fake: FakeAssess, seen: Saving) -> None:
    assert isinstance(fake, Failing)
    with pytest.raises(ValueError, match="no store"):
        seen.runner.run_all()
    fake.fault = None


@pytest.mark.parametrize(("kind", "ended"), [(FakeAssess, refused), (Failing, failed)])
def test_where_it_is_not_saved_typing_goes_on_where_it_was(
    saving: Start, kind: type[FakeAssess], ended: Callable[[FakeAssess, Saving], None]
) -> None:
    fake = kind(kinds_form())
    seen = saving(fake)
    ended(fake, seen)
    seen.keys(" V")
    assert seen.name() == "Olga V"
    QTest.keyClick(seen.focus(), Key.Key_Return, CTRL)
    seen.runner.run_all()
    ((_, answers),) = fake.saved
    assert answers.values["name"] == "Olga V"


def test_a_part_turned_to_meanwhile_can_be_answered_after_a_refusal(saving: Start) -> None:
    seen = saving(FakeAssess(kinds_form(), refusal=REFUSAL))
    filling = seen.page.filling
    QTest.keyClick(seen.focus(), Key.Key_PageDown, CTRL)
    story = filling.part.rows["/data/about/story"].answer
    assert story is not None
    seen.keys("meanwhile")
    seen.runner.run_all()
    assert story.focus_target() is seen.focus()
    seen.keys("after")
    session = filling.session
    node = session.node("/data/about/story") if session is not None else None
    assert node is not None and node.text == "after"


def test_whoever_has_put_it_aside_meanwhile_is_left_alone(saving: Start) -> None:
    seen = saving(FakeAssess(kinds_form(), refusal=REFUSAL))
    QTest.keyClick(seen.focus(), Key.Key_Escape)
    seen.keys("Mad")
    finder = seen.page.choice.finder.field
    assert finder.text() == "Mad"
    seen.runner.run_all()
    assert seen.focus() is finder
