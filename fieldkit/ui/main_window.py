"""The window of an unlocked session: header, navigation, pages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import assert_never

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from fieldkit.errors import Refusal
from fieldkit.jobs.job import Task
from fieldkit.services.drafts import Draft
from fieldkit.services.session import Change
from fieldkit.ui.header import Header
from fieldkit.ui.intents import Changed, GoTo, Intent, KeepDraft, Lock, Tell
from fieldkit.ui.navigation import Navigation
from fieldkit.ui.pages.base import Page, Tools
from fieldkit.ui.places import F_KEYS, KEYS, LOCK_KEYS, Place
from fieldkit.ui.sync_figures import SyncFigures
from fieldkit.ui.theme import Tone
from fieldkit.ui.who import Who
from fieldkit.ui.widgets.toast import Toast

DRAFT_MS = 1_500
"""What is being typed is kept at least so often; an answer that was given, at once."""
FIGURES_MS = 60_000
"""The header's ages go on without anybody's act."""
MAKING_MS = 20
"""Between the making of two pages, so that what is typed meanwhile comes in between."""

Maker = Callable[[], Page]


@dataclass(frozen=True)
class WindowServices:
    """What the window itself needs, all called in the lane `db`.

    `drafts` gives the kept drafts by place, `keep_drafts` keeps those that it is handed (None: the
    draft is done with).
    """

    figures: Callable[[], SyncFigures | Refusal]
    drafts: Callable[[], Mapping[str, Draft]]
    keep_drafts: Callable[[Mapping[str, Draft | None]], Refusal | None]


class MainWindow(QWidget):
    """Joins the pages: takes their intents, tells them what changed, keeps their drafts.

    Pages are made when they are gone to, or one after another with pauses once the window stands,
    so that neither unlocking nor a key waits for all of them.

    Emits `locked` once drafts are kept; whoever made the window then ends the process. GUI thread
    only; owns its pages.
    """

    locked = Signal()

    def __init__(
        self,
        tools: Tools,
        who: Who,
        services: WindowServices,
        makers: Mapping[Place, Maker],
    ) -> None:
        super().__init__()
        self.setObjectName("window")
        self._tools, self._services = tools, services
        self._makers = dict(makers)
        self._made: dict[Place, Page] = {}
        self._pages: dict[Place, Page] = {}
        self._drafts: dict[str, Draft] = {}
        self._stale: dict[Place, list[Change | None]] = {place: [None] for place in makers}
        self._undrafted: set[Place] = set()
        self._keeping = self._more_to_keep = self._ending = False
        self._has_drafts = False
        self.header, self.navigation = Header(tools, who), Navigation(tools)
        self._stack = QStackedWidget()
        self.toast = Toast(tools.look, self._stack)
        self._lay_out()
        self._draft_timer, self._figures_timer = QTimer(self), QTimer(self)
        self._making = QTimer(self)
        self._join()
        self._begin()

    @property
    def place(self) -> Place:
        """The place that is shown."""
        shown = self._stack.currentWidget()
        return next(place for place, page in self._pages.items() if page is shown)

    def page(self, place: Place) -> Page:
        """The page of a place, made now if it was not yet."""
        if place not in self._pages:
            page = self._made.pop(place, None) or self._makers.pop(place)()
            self._pages[place] = page
            self._adopt(place, page)
            if (draft := self._drafts.pop(str(place), None)) is not None:
                page.take_draft(draft)
        return self._pages[place]

    def go(self, place: Place, subject: bytes | None = None) -> None:
        """Shows a place, brought up to date first."""
        page = self.page(place)
        self._stack.setCurrentWidget(page)
        self.navigation.mark(place)
        self._freshen(place)
        if subject is not None:
            page.show_subject(subject)
        page.entered()

    def enter(self) -> None:
        """Gives the focus to the page shown. Whoever puts the window in another's place calls it:
        that drops a focus set before, and Qt then takes the first control, which locks.
        """
        self._pages[self.place].entered()

    def lock(self) -> None:
        """Keeps the drafts, then emits `locked`; also if they can't be kept."""
        if self._ending:
            return
        self._ending = True
        if self._has_drafts:
            self._undrafted |= set(self._pages)
        self._keep_drafts(self.locked.emit)

    def release(self) -> None:
        """Ends every page."""
        self._making.stop()
        for page in (*self._pages.values(), *self._made.values()):
            page.release()

    def _lay_out(self) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        # The places first: a focus that is left without its control goes to the first in the order
        # of the Tab key, and that is not to be the button that locks.
        layout.addWidget(self.navigation, 1, 0)
        layout.addWidget(self.header, 0, 0, 1, 2)
        layout.addWidget(self._stack, 1, 1)
        layout.setRowStretch(1, 1)
        layout.setColumnStretch(1, 1)

    def _adopt(self, place: Place, page: Page) -> None:
        self._stack.addWidget(page)
        page.wants.connect(partial(self._take, place))
        page.retranslate()

    def _make_next(self) -> None:
        """Making a page and taking it in are a turn each: together they would be felt."""
        if self._made:
            self.page(next(iter(self._made)))
        elif self._makers:
            place = next(iter(self._makers))
            self._made[place] = self._makers.pop(place)()
        else:
            self._making.stop()

    def _join(self) -> None:
        self.header.lock.connect(self.lock)
        self.navigation.chosen.connect(self.go)
        keys = {keys: place for place, keys in KEYS.items()} | F_KEYS
        for sequence, place in keys.items():
            shortcut = QShortcut(QKeySequence(sequence), self)
            shortcut.activated.connect(partial(self.go, place))
        QShortcut(QKeySequence(LOCK_KEYS), self).activated.connect(self.lock)
        self._draft_timer.setSingleShot(True)
        self._draft_timer.setInterval(DRAFT_MS)
        self._draft_timer.timeout.connect(self._keep_now)
        self._figures_timer.setInterval(FIGURES_MS)
        self._figures_timer.timeout.connect(self._ask_figures)
        self._making.setInterval(MAKING_MS)
        self._making.timeout.connect(self._make_next)

    def _begin(self) -> None:
        self._ask_figures()
        self._figures_timer.start()
        self._tools.runner.submit(self, lambda _: self._services.drafts(), self._take_drafts)
        self.go(Place.TODAY)
        self._making.start()

    def _take(self, place: Place, intent: Intent) -> None:
        match intent:
            case GoTo(other, subject):
                self.go(other, subject)
            case Tell(tone, sentence):
                self.toast.say(tone, sentence)
            case Changed(change):
                self._spread(change)
            case KeepDraft(at_once):
                self._undrafted.add(place)
                if at_once:
                    self._keep_now()
                elif not self._draft_timer.isActive():
                    # Not begun anew at each key: somebody who types on and on is kept too.
                    self._draft_timer.start()
            case Lock():
                self.lock()
            case _:
                assert_never(intent)

    def _spread(self, change: Change | None) -> None:
        """Tells the page shown at once, and the others when they are shown."""
        for waiting in self._stale.values():
            waiting.append(change)
        self._freshen(self.place)
        self._ask_figures()

    def _freshen(self, place: Place) -> None:
        waiting, self._stale[place] = self._stale[place], []
        if None in waiting:
            self._pages[place].refresh(None)
            return
        for change in waiting:
            self._pages[place].refresh(change)

    def _ask_figures(self) -> None:
        self._tools.runner.submit(self, lambda _: self._services.figures(), self._show_figures)

    def _show_figures(self, figures: SyncFigures | Refusal) -> None:
        if isinstance(figures, Refusal):
            self.toast.say(Tone.STOP, self._tools.speech.outcome(figures))
        else:
            self.header.show_figures(figures)

    def _take_drafts(self, drafts: Mapping[str, Draft]) -> None:
        self._has_drafts = True
        self._drafts = dict(drafts)
        for place, page in self._pages.items():
            if (draft := self._drafts.pop(str(place), None)) is not None:
                page.take_draft(draft)

    def _keep_now(self) -> None:
        """Keeps the drafts that changed; what changes while that is under way goes together after
        it, so that a slow disk never has a row of them before it.
        """
        if self._keeping:
            self._more_to_keep = True
            return
        self._draft_timer.stop()
        self._keeping, self._more_to_keep = True, False
        self._keep_drafts(self._kept)

    def _kept(self) -> None:
        self._keeping = False
        if self._more_to_keep and not self._ending:
            self._keep_now()

    def _keep_drafts(self, then: Callable[[], None]) -> None:
        places = frozenset(self._undrafted)
        kept = {str(place): self._pages[place].draft() for place in places}
        self._undrafted.clear()

        def work(_: Task) -> Refusal | None:
            return self._services.keep_drafts(kept)

        def done(refusal: Refusal | None) -> None:
            if refusal is not None:
                # Kept with the next change, or at locking.
                self._undrafted.update(places)
                self.toast.say(Tone.STOP, self._tools.speech.outcome(refusal))
            then()

        self._tools.runner.submit(self, work, done, lambda _: then())
