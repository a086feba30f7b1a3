"""Assess where saving fails with a fault: the form stays, and can be saved again."""

from pytestqt.qtbot import QtBot

from fieldkit.errors import Refusal
from fieldkit.forms import Answers
from fieldkit.services.assess import Assessed
from fieldkit.ui.pages.assess import AssessPage
from tests.ui.assess_samples import FakeAssess, kinds_form
from tests.ui.conftest import ToolsMaker
from tests.ui.households_samples import HOME


class FailsOnce(FakeAssess):
    failed = False

    def save(
        self, household: bytes, answers: Answers, corrects: bytes | None, mark: str
    ) -> Assessed | Refusal:
        if not self.failed:
            self.failed = True
            raise OSError("disk")
        return super().save(household, answers, corrects, mark)


def test_after_a_fault_the_assessment_can_be_saved_again(
    qtbot: QtBot, make_tools: ToolsMaker
) -> None:
    fake = FailsOnce(kinds_form())
    page = AssessPage(make_tools("en"), fake.services())
    qtbot.addWidget(page)
    page.retranslate()
    page.show()
    page.show_subject(HOME)
    assert page.filling.session is not None
    page.filling.session.answer("/data/name", "Ольга")
    with qtbot.captureExceptions() as caught:
        page.filling.check()
    assert [kind for kind, _, _ in caught] == [OSError] and fake.saved == []
    assert page.filling.acts["save"].isEnabled()
    page.filling.check()
    assert len(fake.saved) == 1
    page.release()
