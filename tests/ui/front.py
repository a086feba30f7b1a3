"""A page alone as the window shows it: in front, with its words, what it reads and the keys."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from fieldkit.jobs.inline import InlineRunner
from fieldkit.ui.intents import Intent
from fieldkit.ui.pages.base import Page, Tools
from tests.ui.measures import dressed

AnyPage = TypeVar("AnyPage", bound=Page)
SCREEN, ROOM = (1366, 768), (1088, 704)
"""Pixels of the screen, and those that its window leaves for a page beside its navigation."""


def in_front(page: AnyPage, size: tuple[int, int] = ROOM) -> AnyPage:
    """Shows a page as its place is gone to for the first time; it ends with the test's tools."""
    page.retranslate()
    page.refresh(None)
    bring(page, size)
    page.entered()
    return page


def bring(widget: QWidget, size: tuple[int, int]) -> None:
    """Shows a widget in front. What wears no style sheet is not painted: nobody looks at it."""
    widget.resize(*size)
    widget.setUpdatesEnabled(dressed(widget))
    widget.show()
    widget.activateWindow()
    QApplication.processEvents()
    # Whoever waits looks again every ten milliseconds only.
    assert widget.isActiveWindow() or QTest.qWaitForWindowActive(widget)


def inline(tools: Tools) -> InlineRunner:
    """The runner of a test's tools, which does its work when it is told to if it is held."""
    assert isinstance(tools.runner, InlineRunner)
    return tools.runner


def press_key(key: Qt.Key) -> None:
    """A key that writes nothing, pressed wherever the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None, "no key goes anywhere"
    QTest.keyClick(focused, key)


def wanted_of(page: Page) -> list[Intent]:
    """What a page asks of the window from now on."""
    wants: list[Intent] = []
    page.wants.connect(wants.append)
    return wants
