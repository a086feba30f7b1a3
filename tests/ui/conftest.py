"""The window's tests: off the screen, each with its own words.

Styling every widget takes a third of a test, so a window wears its style sheet only where a test
asks for the fixture `dressed`: wherever it is measured or looked at.
What they use is imported by the fixtures: whoever only deals out tests to others needs none of it.
"""

import gc
import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.ended import end_windows

if TYPE_CHECKING:
    from fieldkit.ui.messages import Language
    from fieldkit.ui.pages.base import Tools
    from fieldkit.ui.theme import Mode
    from tests.ui.samples import Sample

ToolsMaker = Callable[..., "Tools"]


@pytest.fixture(autouse=True, scope="session")
def what_was_imported_stays() -> None:
    """Garbage is looked for among what tests make, after each file of them, and not in all code."""
    gc.freeze()


@pytest.fixture(autouse=True)
def no_window_is_left() -> Iterator[None]:
    """Ends a test's windows with it, so that none of them is styled or translated in the next."""
    yield
    end_windows()


@pytest.fixture
def dressed() -> None:
    """For tests of what is seen: the window wears its style sheet, as everywhere outside tests."""


@pytest.fixture(autouse=True)
def undressed(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests of what is done: no widget is styled."""
    from fieldkit.ui.look import Look

    def put_on(look: Look) -> None:
        if look._application.styleSheet():
            look._application.setStyleSheet("")

    if "dressed" not in request.fixturenames:
        monkeypatch.setattr(Look, "_put_on", put_on)


@pytest.fixture
def make_tools(qapp: QApplication) -> Iterator[ToolsMaker]:
    """Makes tools of a language, mode and scale; their words go with the test."""
    from fieldkit.jobs.inline import InlineRunner
    from fieldkit.ui.theme import Mode
    from tests.ui.samples import tools_for

    made: list[Tools] = []

    def make(
        language: "Language" = "ru", mode: "Mode" = Mode.LIGHT, scale: int = 100, held: bool = False
    ) -> "Tools":
        made.append(tools_for(qapp, language, mode, scale, InlineRunner(held)))
        return made[-1]

    yield make
    end_windows()
    for tools in made:
        tools.speech.end()


@pytest.fixture
def tools(make_tools: ToolsMaker) -> "Tools":
    return make_tools("ru")


@pytest.fixture
def sample() -> "Sample":
    from tests.ui.samples import Sample

    return Sample()
