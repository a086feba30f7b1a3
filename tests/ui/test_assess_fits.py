"""Assess in both languages: switched in the midst of a form, nothing given is lost."""

from pytestqt.qtbot import QtBot

from fieldkit.forms import Form, Session
from fieldkit.ui.pages.assess_filling import FillingView
from tests.forms.every_kind import every_kind
from tests.ui.assess_samples import Ones, StillClock
from tests.ui.conftest import ToolsMaker


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
