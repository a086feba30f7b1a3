"""Every page in every state, in either language, at 100 and 200 %: measured in one place.

A page is made once for each of its stories and looks. The language is switched while it is there,
each time as another state was reached in the other one: the page must follow.
"""

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from typing import get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from fieldkit.rules.verdict import Verdict
from fieldkit.ui import pages
from fieldkit.ui.messages import Language
from fieldkit.ui.pages.base import Page
from fieldkit.ui.places import Place
from fieldkit.ui.theme import Mode
from tests.ui import states, states_of_work
from tests.ui.conftest import ToolsMaker
from tests.ui.distribute_samples import TABLES
from tests.ui.measures import cut_words, nameless, pale_words, rest, settle, unreached
from tests.ui.samples import Sample, window_of
from tests.ui.states import ROOM, Shown, Story, room

pytestmark = pytest.mark.usefixtures("dressed")

STORIES: dict[str, Story] = states.STORIES | states_of_work.STORIES


LANGUAGES: tuple[Language, Language] = ("ru", "en")
LOOKS = ((Mode.LIGHT, 100), (Mode.CONTRAST, 150), (Mode.DARK, 200))


def faults(shown: Shown, story: Story) -> Iterator[str]:
    """What is wrong with a state in one look."""
    yield from cut_words(shown.page)
    yield from (f"without a name: {each}" for each in nameless(shown.page))
    yield from (f"pale: {each}" for each in pale_words(shown.page))
    yield from (f"not reached: {each}" for each in unreached(shown.page))
    wide, high = room(story, shown.tools.look.scale)
    if shown.page.width() > wide or shown.page.height() > high:
        yield f"it grew out of the screen: {shown.page.size().toTuple()}"


@pytest.mark.parametrize(("mode", "scale"), LOOKS)
@pytest.mark.parametrize("name", STORIES)
def test_every_state_in_both_languages(
    make_tools: ToolsMaker, name: str, mode: Mode, scale: int
) -> None:
    story, found, told = STORIES[name], list[str](), set[str]()
    for shown in story.tell(make_tools(LANGUAGES[0], mode, scale)):
        assert shown.state not in told
        told.add(shown.state)
        shown.page.resize(*room(story, scale))
        spoken = shown.tools.speech.language
        for language in (spoken, *(each for each in LANGUAGES if each != spoken)):
            shown.tools.speech.choose(language)
            rest(shown.page)
            found += [f"{name}, {shown.state}, {language}: {each}" for each in faults(shown, story)]
    assert not found, "\n".join(found)


def test_every_page_has_its_story() -> None:
    modules = [
        import_module(each.name)
        for each in pkgutil.iter_modules(pages.__path__, f"{pages.__name__}.")
    ]
    found = {each for module in modules for each in vars(module).values() if is_page(each)}
    assert found and found <= {story.page for story in STORIES.values()}


def test_every_verdict_is_among_the_states() -> None:
    found = {type(each.verdict) for answer in TABLES.values() for each in answer.rounds}
    assert found == set(get_args(Verdict))


def is_page(found: object) -> bool:
    return isinstance(found, type) and issubclass(found, Page) and found is not Page


def test_pages_are_measured_in_the_room_that_the_window_leaves(make_tools: ToolsMaker) -> None:
    for scale, (wide, high) in ROOM.items():
        window = window_of(make_tools("ru", scale=scale), Sample())
        window.show()
        window.go(Place.ABOUT)
        settle()
        left = window._pages[Place.ABOUT].size()
        assert wide <= left.width() and high <= left.height(), (scale, left)
        window.deleteLater()


def test_the_measures_see_what_is_wrong(qapp: QApplication) -> None:
    window = QWidget()
    window.setStyleSheet("* { background: #ffffff; color: #000000; } QLabel { color: #aaaaaa; }")
    words, nobody, apart = QLabel("Words", window), QPushButton(window), QPushButton("One", window)
    nobody.move(0, 40)
    apart.move(0, 80)
    apart.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    window.resize(200, 120)
    window.show()
    settle()
    assert [each.partition(":")[0] for each in pale_words(window)] == ["QLabel 'Words'"]
    assert nameless(window) == ["QPushButton in QWidget"]
    assert unreached(window) == ["QPushButton 'One'"]
    words.setStyleSheet("color: #000000")
    nobody.setAccessibleName("Nobody")
    apart.setText("One (F2)")
    settle()
    assert pale_words(window) == nameless(window) == unreached(window) == []
