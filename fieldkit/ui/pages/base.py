"""What every page is. docs/how-to/add-a-page.md shows how to make one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QMetaObject, QObject, Qt, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from fieldkit.jobs.job import Runner
from fieldkit.services.session import Change
from fieldkit.ui.intents import Intent
from fieldkit.ui.look import Look
from fieldkit.ui.theme import SPACES, Space
from fieldkit.ui.widgets.text import label
from fieldkit.ui.words import Speech

WIDEST = 980
"""Pixels at 100 %: longer lines are hard to read."""
AROUND = 40
"""Pixels at 100 % above and below what has the focus that are to be seen with it."""


@dataclass(frozen=True)
class Tools:
    """What the window lends to every page: the door for background work, the look, the words."""

    runner: Runner
    look: Look
    speech: Speech


class Page(QWidget):
    """One place of the window: sets data, emits intent.

    A page is made with its own small value of services (a frozen dataclass of callables, declared
    in its file) and the window's `Tools`. It calls a service only through `tools.runner`, and shows
    outcomes itself; what concerns others it emits as `wants`.

    Threads: GUI thread only. Ownership: connections to what outlives the page go through `listen`
    and end with `release`; jobs submitted with the page as owner bring nothing after its end.
    """

    wants = Signal(object)
    """An `Intent`."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self.setObjectName("page")
        self.tools = tools
        self._upwards = False
        self._links: list[QMetaObject.Connection] = []
        self.title = label("title")
        self.column = QVBoxLayout()
        """Where a page puts its widgets, below the title; it scrolls where it must."""
        self._widest = WIDEST
        self._paper, self._area = QWidget(), QScrollArea()
        self._lay_out()
        self.listen(tools.look.changed, self._measure)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            self.listen(application.focusChanged, self._reveal)

    # What a page does

    def retranslate(self) -> None:
        """Sets every text again, those of the data shown too. Called at first and on a switch."""
        raise NotImplementedError

    def refresh(self, change: Change | None) -> None:
        """Reads again what `change` may have touched; None: everything. Called when the page is
        first shown, after an act on any page, and after a sync.
        """
        del change

    def entered(self) -> None:
        """The page has come to the front: gives the focus to where work begins."""

    def show_subject(self, subject: bytes) -> None:
        """Shows the record with this id, as another page asked."""
        del subject

    def draft(self) -> dict[str, Any] | None:
        """What is typed and not yet saved, in a form that JSON takes; None for nothing.

        It is kept in the encrypted database, and survives locking, a crash and a power cut.
        """
        return None

    def take_draft(self, draft: dict[str, Any]) -> None:
        """Puts back what `draft` gave."""
        del draft

    # What a page has

    def want(self, intent: Intent) -> None:
        """Asks something of the window."""
        self.wants.emit(intent)

    def listen(self, signal: SignalInstance, slot: Callable[..., None]) -> None:
        """Connects to a signal of something that outlives the page; `release` undoes it."""
        self._links.append(signal.connect(slot))

    def release(self) -> None:
        """Ends the page: what it listened to no longer reaches it."""
        for link in self._links:
            QObject.disconnect(link)
        self._links.clear()

    def centre(self, widest: int) -> None:
        """Puts title and column in the middle, at most so wide (pixels at 100 %)."""
        self._widest = widest
        self._inner.insertStretch(0, 2)
        self._inner.addStretch(3)
        self._area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._measure()

    def begin_at_top(self, view: QWidget) -> None:
        """Scrolls up for a view that is not shown yet: what it is called stands above. Not at once:
        what is hidden for it hands its focus on, and Qt scrolls after that.
        """
        if view.isHidden():
            self._upwards = True
            QTimer.singleShot(0, self, self._reveal_now)

    def scrolls(self) -> bool:
        """Whether the page is at present longer than its window."""
        bar = self._area.verticalScrollBar()
        return bar.maximum() > 0

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _lay_out(self) -> None:
        self._paper.setObjectName("paper")
        self._inner = QVBoxLayout(self._paper)
        self._inner.addWidget(self.title)
        self._inner.addLayout(self.column, 1)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._paper)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        self._measure()

    def _reveal(self, _: QWidget | None, now: QWidget | None) -> None:
        """Scrolls to what has the focus, its name above and its help below. Qt does so for the Tab
        key alone, not for Enter at the end of a field. Not under a pressed mouse, which would let
        go beside what it pressed.
        """
        if now is None or QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        if self.isVisible() and self._paper.isAncestorOf(now):
            # Not before a row that was just added, or a view just shown, has its place.
            QTimer.singleShot(0, self, self._reveal_now)

    def _reveal_now(self) -> None:
        if self._upwards:
            self._upwards = False
            self._area.verticalScrollBar().setValue(0)
        now = QApplication.focusWidget()
        if now is not None and self.isVisible() and self._paper.isAncestorOf(now):
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            self._scroll_to(now)

    def _scroll_to(self, now: QWidget) -> None:
        around = self.tools.look.theme.sized(AROUND)
        if now.height() + 2 * around > self._area.viewport().height():
            self._area.ensureWidgetVisible(now)
            return
        # Around its middle: `ensureWidgetVisible` leaves out the margin of what is seen just so.
        middle = now.mapTo(self._paper, now.rect().center())
        self._area.ensureVisible(middle.x(), middle.y(), 0, now.height() // 2 + around)

    def _measure(self) -> None:
        theme = self.tools.look.theme
        page = theme.space(Space.PAGE)
        self._paper.setMaximumWidth(theme.sized(self._widest) + 2 * page)
        # Room above the title does not grow with the text: large text needs it below.
        self._inner.setContentsMargins(page, SPACES[Space.SECTION], page, theme.space(Space.APART))
        self._inner.setSpacing(theme.space(Space.NEAR))
        self.column.setSpacing(theme.space(Space.NEAR))


def bring_into_view(*parts: QWidget) -> None:
    """Scrolls the page that holds these parts to each in turn, once they are laid out: where they
    don't fit together, the last is seen.
    """

    def scroll() -> None:
        area = parts[0].parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            for part in parts:
                area.ensureWidgetVisible(part)

    QTimer.singleShot(0, parts[0], scroll)
