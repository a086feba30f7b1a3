"""No word of the window is cut; every state of its pages is measured in test_states.py."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from fieldkit.ui.places import Place
from tests.ui.conftest import ToolsMaker
from tests.ui.measures import cut_words, rest, settle
from tests.ui.samples import Sample, window_of

pytestmark = pytest.mark.usefixtures("dressed")


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_nothing_is_cut_in_the_window(qtbot: QtBot, make_tools: ToolsMaker, scale: int) -> None:
    """Its header and navigation, beside every page as it is opened."""
    tools = make_tools("ru", scale=scale)
    window = window_of(tools, Sample())
    qtbot.addWidget(window)
    window.show()
    faults = []
    for language in ("ru", "en"):
        tools.speech.choose(language)
        for place in Place:
            window.go(place)
            rest(window)
            faults += [f"{place}, {language}: {each}" for each in cut_words(window)]
    assert faults == []
    assert window.width() == 1366 and window.height() == 768, "it grew out of the screen"


def test_a_switch_of_size_and_language_cuts_nothing(qtbot: QtBot, make_tools: ToolsMaker) -> None:
    tools = make_tools("en")
    window = window_of(tools, Sample())
    qtbot.addWidget(window)
    window.show()
    tools.look.choose(scale=200)
    tools.speech.choose("ru")
    settle()
    for place in Place:
        window.go(place)
        settle()
        assert cut_words(window) == [], place


def test_the_measure_sees_what_is_cut(qtbot: QtBot, make_tools: ToolsMaker) -> None:
    make_tools("en")
    outer = QWidget()
    qtbot.addWidget(outer)
    outer.resize(400, 100)
    plain, wrapped = QLabel("Headquarters", outer), QLabel("a few words that wrap", outer)
    wrapped.setWordWrap(True)
    plain.setGeometry(0, 0, 20, 20)
    wrapped.setGeometry(0, 40, 60, 10)
    outer.show()
    assert len(cut_words(outer)) == 2
