"""Assess in both languages, at every size of text: nothing is cut, every control has a name."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fieldkit.forms import Form, Session
from fieldkit.ui.form_window import FormWindow
from fieldkit.ui.messages import Language
from fieldkit.ui.pages.assess import AssessPage
from fieldkit.ui.pages.assess_filling import FillingView
from fieldkit.ui.widgets.option_box import OptionBox
from tests.forms.every_kind import every_kind, media
from tests.ui.assess_samples import FakeAssess, Ones, StillClock, kinds_form
from tests.ui.conftest import ToolsMaker
from tests.ui.ended import end_speech
from tests.ui.households_samples import HOME
from tests.ui.test_accessible import nameless
from tests.ui.test_assess_family import EARLIER, KINDS, OTHER
from tests.ui.test_clipping import cut_words, settle

LOOKS = [("ru", 100), ("en", 100), ("ru", 200), ("en", 200)]
ROOM = (1150, 690)
"""Pixels of a page beside the navigation at 1366x768."""


def cut_option(box: OptionBox) -> bool:
    """Options wrap their words, which the measure of buttons does not know."""
    if not box.isVisible():
        return False
    longest = max(map(box.fontMetrics().horizontalAdvance, box.text().split()), default=0)
    wide = not box._silent and longest > box.width() - box._left() - box._pad()
    return wide or box.heightForWidth(box.width()) > box.height()


def faults(page: QWidget, where: str) -> list[str]:
    settle()
    found = [each for each in cut_words(page) if not each.startswith(OptionBox.__name__)]
    found += [repr(box.text()) for box in page.findChildren(OptionBox) if cut_option(box)]
    found += nameless(page)
    return [f"{where}: {each}" for each in found]


@pytest.mark.parametrize(("language", "scale"), LOOKS)
def test_a_family_and_what_a_correction_changed(
    qtbot: QtBot, make_tools: ToolsMaker, language: Language, scale: int
) -> None:
    fake = FakeAssess(kinds_form(), forms=(KINDS, OTHER), earlier=EARLIER)
    page = AssessPage(make_tools(language, scale=scale), fake.services())
    qtbot.addWidget(page)
    page.retranslate()
    page.resize(*ROOM)
    page.show()
    assert faults(page, "choice") == []
    page.show_subject(HOME)
    page.family.asked.emit(EARLIER[0])
    assert faults(page, "family") == []


@pytest.mark.parametrize(("language", "scale"), LOOKS)
def test_every_kind_of_question(
    qtbot: QtBot, make_tools: ToolsMaker, language: Language, scale: int
) -> None:
    form = replace(every_kind(), files=media())
    view = FillingView(make_tools(language, scale=scale))
    qtbot.addWidget(view)
    view.retranslate()
    view.resize(*ROOM)
    view.show()
    view.begin(Session(form, StillClock(), Ones()), "Выдуманова Марфа Семёновна")
    found = []
    for at in range(len(view._parts)):
        view._turn(at)
        found += faults(view, view._parts[at].label)
    view.check()
    found += faults(view, "missing")
    assert found == []
    assert view.size().toTuple() == ROOM, "it grew out of the screen"


@pytest.fixture
def alone(qapp: QApplication) -> Iterator[FormWindow]:
    window = FormWindow("ru")
    yield window
    end_speech(window.tools.speech)
    window.hide()
    window.deleteLater()


def test_a_form_alone(alone: FormWindow) -> None:
    alone.begin(Session(every_kind(), StillClock(), Ones()))
    alone.show()
    assert faults(alone, "alone") == []
    assert (alone.width(), alone.height()) == (1366, 768)


def answers(form: Form, session: Session) -> dict[str, str]:
    asked = (path for path, node in form.nodes.items() if node.control is not None)
    found = {path: session.node(path) for path in asked}
    return {path: node.text for path, node in found.items() if node is not None and node.text}


def test_languages_are_switched_in_the_midst_without_loss(
    qtbot: QtBot, make_tools: ToolsMaker
) -> None:
    tools, form = make_tools("ru"), every_kind()
    view = FillingView(tools)
    qtbot.addWidget(view)
    view.retranslate()
    view.show()
    view.begin(session := Session(form, StillClock(), Ones()), "Выдуманова")
    given = {
        "/data/words/name": "Ольга",
        "/data/words/people": "4",
        "/data/lists/water": "well",
        "/data/lists/goods": "milk soap",
        "/data/lists/village": "v7",
        "/data/lists/order": "soap milk bread blanket medicine",
        "/data/measured/came": "2026-11-02",
        "/data/things/sign": "sign:AABBCCDD",
    }
    for ref, value in given.items():
        session.answer(ref, value)
    before = answers(form, session)
    assert given.items() <= before.items()
    view.jump("/data/words/name")
    for language in ("en", "ru", "en"):
        tools.speech.choose(language)
        view.retranslate()
        row = view.part.rows["/data/words/name"]
        assert view.language.currentData().endswith(f"({language})")
        assert answers(form, session) == before
        assert row.answer is not None
    view.language.setCurrentIndex(1)
    view.language.activated.emit(1)
    assert view.part.rows["/data/words/name"].text.words.startswith("Как зовут")
    assert answers(form, session) == before
    again = Session(form, StillClock(), Ones(), instance=session.draft())
    assert answers(form, again) == before
