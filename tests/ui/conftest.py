"""The window's tests: off the screen, each with its own look and words."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from fieldkit.jobs.inline import InlineRunner
from fieldkit.ui.messages import Language
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.theme import Mode
from tests.ui.samples import Sample, tools_for

ToolsMaker = Callable[..., Tools]


@pytest.fixture
def make_tools(qapp: QApplication) -> Iterator[ToolsMaker]:
    """Makes tools of a language, mode and scale; their words go with the test."""
    # No event loop runs between tests, so windows of the last one would be styled again.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    made: list[Tools] = []

    def make(
        language: Language = "ru", mode: Mode = Mode.LIGHT, scale: int = 100, held: bool = False
    ) -> Tools:
        made.append(tools_for(qapp, language, mode, scale, InlineRunner(held)))
        return made[-1]

    yield make
    for tools in made:
        tools.speech.end()


@pytest.fixture
def tools(make_tools: ToolsMaker) -> Tools:
    return make_tools("ru")


@pytest.fixture
def sample() -> Sample:
    return Sample()
