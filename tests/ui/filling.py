"""The form's page alone, filled in by keys: for the tests of Assess."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from fieldkit.forms import Form, Session
from fieldkit.ui.pages.assess_filling import FillingView
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.widgets.answer_means import Means
from fieldkit.ui.widgets.question_row import QuestionRow
from tests.ui.front import bring

NOW = 1_795_000_000_000
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


class StillClock:
    def now_ms(self) -> int:
        return NOW


class Ones:
    def bytes(self, count: int) -> bytes:
        return b"1" * count


class Filled:
    """A page with a form on it."""

    def __init__(
        self,
        tools: Tools,
        form: Form,
        media: Mapping[str, bytes] | None = None,
        means: Means | None = None,
    ) -> None:
        self.tools = tools
        self.session = Session(replace(form, files=media or {}), StillClock(), Ones())
        self.view = FillingView(tools, means)
        self.view.retranslate()
        bring(self.view, (1000, 700))
        self.view.begin(self.session, "Выдуманова")

    def end(self) -> None:
        self.view.release()
        self.view.close()
        self.view.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def row(self, ref: str) -> QuestionRow:
        """Goes to a question."""
        self.view.jump(f"/data/{ref}")
        return self.view.part.rows[f"/data/{ref}"]

    def value(self, ref: str) -> str:
        node = self.session.node(f"/data/{ref}")
        assert node is not None
        return node.text

    def at(self) -> str:
        """The question that has the focus."""
        return self.view._focused().removeprefix("/data/")

    def keys(self, text: str) -> None:
        """Types a text where the focus is."""
        QTest.keyClicks(self.focus(), text)

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            QTest.keyClick(self.focus(), key, held)

    def focus(self) -> QWidget:
        return self.view.window().focusWidget() or self.view

    def settle(self) -> None:
        for _ in range(4):
            QApplication.processEvents()
