"""Distribute: scan, read one verdict, hand over, next family."""

from functools import partial

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from fieldkit.errors import Refusal
from fieldkit.rules.verdict import Give
from fieldkit.services.hand_out import HandedOut, HandOut, NotGiven
from fieldkit.services.session import Change
from fieldkit.services.shown import Chosen, Scanned, Typed, Who
from fieldkit.services.void_receipt import Voided
from fieldkit.ui.intents import Changed
from fieldkit.ui.pages.base import Page, Tools
from fieldkit.ui.pages.distribute_given import Given, given_words
from fieldkit.ui.pages.distribute_keys import KeyGuard, add_keys, take_key
from fieldkit.ui.pages.distribute_reading import RoundVerdict, Table
from fieldkit.ui.pages.distribute_services import DistributeServices
from fieldkit.ui.pages.distribute_table import TablePanel
from fieldkit.ui.pages.distribute_undo import UndoPanel
from fieldkit.ui.pages.distribute_waiting import WaitingPanel
from fieldkit.ui.theme import Tone
from fieldkit.ui.widgets.camera_panel import PanelMaker
from fieldkit.ui.widgets.notice import Notice
from fieldkit.ui.widgets.round_choice import MOST_KEYS
from fieldkit.ui.widgets.wedge_filter import WedgeFilter
from fieldkit.ui.words import translate


class DistributePage(Page):
    """Three parts, of which one is seen: waiting, the table, the undoing of the last hand-out.

    A scan begins the next family whatever is shown, the camera's while the page waits; Enter does
    what comes next. An answer for a family that has left the table (`_visit`) changes nothing but
    the word that it is saved.
    """

    def __init__(
        self, tools: Tools, services: DistributeServices, camera: PanelMaker | None = None
    ) -> None:
        super().__init__(tools)
        self._services = services
        self._table: Table | None = None
        self._visit = 0
        self._turns: set[bytes] = set()
        self._given: Given | None = None
        self._own: Change | None = None
        self._rounds: int | None = None
        self._busy = False
        self.saved = Notice(tools.look)
        self.waiting = WaitingPanel(tools, services.picture, camera(self) if camera else None)
        self.panel = TablePanel(tools, services.shelf)
        self.undo = UndoPanel(tools, services.void)
        self.wedge = WedgeFilter(self)
        self._part: QWidget = self.waiting
        for part in (self.saved, self.waiting, self.panel, self.undo):
            self.column.addWidget(part)
        self._join()
        self._show(self.waiting)

    # What the window asks of a page

    def retranslate(self) -> None:
        self.title.setText(translate("Distribute", "Distribute"))
        self.waiting.retranslate(self._rounds)
        self.panel.retranslate()
        self.undo.retranslate()
        if not self.saved.isHidden():
            self._say_saved()

    def refresh(self, change: Change | None) -> None:
        if change is not None and change is self._own:
            return
        self.tools.runner.submit(self, lambda _: self._services.rounds(), self._take_rounds)
        if self._table is not None and self._part is self.panel and not self._busy:
            self._look_up(self._table.who)

    def entered(self) -> None:
        self._put_focus()

    def release(self) -> None:
        if self.waiting.camera is not None:
            self.waiting.camera.release()
        super().release()

    def show_subject(self, subject: bytes) -> None:
        """A household found by name on another page."""
        self.begin(Chosen(subject))

    # Whose turn it is

    def begin(self, who: Who) -> None:
        """The next family's turn, whatever stood before."""
        self._visit += 1
        self._table = None
        self._turns.clear()
        self.saved.hide()
        self.waiting.stop_reading()
        self._look_up(who)

    def leave(self) -> None:
        """Ready for the next family."""
        self._visit += 1
        self._table = None
        self.waiting.begin()
        self._show(self.waiting)

    def act(self) -> None:
        """What Enter does, wherever the focus is."""
        if self._part is self.undo:
            self.undo.submit()
        elif self._part is self.panel:
            self._confirm()
        else:
            self.waiting.submit()

    def _look_up(self, who: Who) -> None:
        visit = self._visit
        self.tools.runner.submit(
            self,
            lambda _: self._services.table(who),
            lambda found: self._take_table(found, who, visit),
        )

    def _take_table(self, found: Table | Refusal, who: Who, visit: int) -> None:
        if visit != self._visit:
            return
        if isinstance(found, Refusal) or not found.rounds:
            self.leave()
            if isinstance(found, Refusal):
                self.waiting.show_refusal(found)
            else:
                self._take_rounds(0)
            if isinstance(who, Typed):
                # A number mistyped is mended, not typed anew.
                self.waiting.number.setText(who.number)
            return
        if self._table is None:
            self.panel.show_family(found)
        self._table = found
        self._next_round(found)

    def _next_round(self, table: Table) -> None:
        """The next round that gives; the first of all if none did; the next family if all did."""
        left = [each for each in table.rounds if each.id not in self._turns]
        gives = [each for each in left if isinstance(each.verdict, Give)]
        if self._turns and not gives:
            self.leave()
        else:
            self._turn(table, (gives or left)[0])

    def _turn(self, table: Table, round_: RoundVerdict) -> None:
        self.panel.show_round(table, round_)
        self._show(self.panel)

    def _turn_to(self, record: bytes) -> None:
        if self._table is not None and self._part is self.panel and not self._busy:
            rounds = self._table.rounds
            self._turn(self._table, next(each for each in rounds if each.id == record))

    def _turn_to_number(self, number: int) -> None:
        if self._table is not None and number < len(self._table.rounds):
            self._turn_to(self._table.rounds[number].id)

    # Handing over

    def _confirm(self) -> None:
        table, goods = self._table, self.panel.hand_out()
        if table is None or self._busy:
            return
        if self.panel.giving is None:
            self.leave()
            return
        self.panel.clear_refusal()
        if goods is None:
            words = translate("Distribute", "Nothing is entered to hand over. Esc: next family.")
            self.panel.refused.say(Tone.CARE, words)
            return
        round_ = next(each for each in table.rounds if each.id == goods.round)
        given = Given(b"", table, round_, tuple(goods.lines))
        self._set_busy(True)
        self.tools.runner.submit(
            self,
            lambda _: self._services.give(table.who, goods),
            partial(self._take_given, goods, given, self._visit),
            self._failed,
        )

    def _take_given(
        self, goods: HandOut, given: Given, visit: int, done: HandedOut | NotGiven | Refusal
    ) -> None:
        self._set_busy(False)
        here = visit == self._visit
        match done:
            case Refusal():
                (self.panel if here else self.waiting).show_refusal(done)
            case NotGiven():
                if here:
                    self._look_up(given.table.who)
            case HandedOut(receipt=receipt, change=change):
                self._given = Given(receipt, given.table, given.round, given.lines)
                self.panel.goods.handed_over(goods.lines)
                self._say_saved()
                if here:
                    self._turns.add(goods.round)
                    self._look_up(given.table.who)
                self._own = change
                self.want(Changed(change))

    def _failed(self, error: Exception) -> None:
        self._set_busy(False)
        raise error

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.panel.show_busy(busy)

    # Undoing

    def ask_undo(self) -> None:
        """Opens the undoing of the last hand-out, if there is one."""
        if self._given is not None and not self._busy:
            words = given_words(self._given, self.tools.speech.language)
            self.undo.begin(self._given.receipt, words)
            self.saved.hide()
            self._show(self.undo)

    def _voided(self, done: Voided) -> None:
        self._given = None
        self.leave()
        words = translate("Distribute", "The hand-out is cancelled. The family may receive again.")
        self.saved.say(Tone.CALM, words)
        self._own = done.change
        self.want(Changed(done.change))

    def _back(self) -> None:
        """Esc: out of the undoing, or on to the next family."""
        kept = self._part is self.undo
        if kept and self._table is not None:
            self._show(self.panel)
            return
        self.leave()
        if kept:
            self._say_saved()

    # Words, focus, keys

    def _say_saved(self) -> None:
        if self._given is not None:
            words = translate("Distribute", "Saved:")
            words += f" {given_words(self._given, self.tools.speech.language)}. "
            self.saved.say(Tone.GOOD, words + translate("Distribute", "Ctrl+Z cancels it."))

    def _take_rounds(self, found: int | Refusal) -> None:
        if isinstance(found, Refusal):
            self.waiting.show_refusal(found)
            return
        self._rounds = found
        self.waiting.retranslate(found)

    def _show(self, part: QWidget) -> None:
        self._part = part
        for each in (self.waiting, self.panel, self.undo):
            each.setVisible(each is part)
        self._area.verticalScrollBar().setValue(0)
        self._put_focus()

    def _put_focus(self) -> None:
        first = {self.panel: self.panel.give, self.undo: self.undo.choice}
        first.get(self._part, self.waiting.number).setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        waiting = self.waiting.number if self._part is self.waiting else None
        field = self.panel.goods.serial_field() if self._part is self.panel else waiting
        if not take_key(event, self.act, field):
            super().keyPressEvent(event)

    def _join(self) -> None:
        self.wedge.scanned.connect(lambda text: self.begin(Scanned(text)))
        self.waiting.scanned.connect(lambda text: self.begin(Scanned(text)))
        self.waiting.typed.connect(lambda text: self.begin(Typed(text)))
        self.panel.confirmed.connect(self._confirm)
        self.panel.left.connect(self.leave)
        self.panel.turned.connect(self._turn_to)
        self.undo.voided.connect(self._voided)
        self.undo.left.connect(self._back)
        KeyGuard(self, self.panel.give, self.undo.void, self.waiting.search, self.waiting.number)
        acts = {
            "Esc": self._back,
            "Ctrl+O": self.waiting.open_picture,
            "Ctrl+Z": self.ask_undo,
            "F6": self.panel.taker.setFocus,
            "F7": self.panel.proof.focus,
            "F8": self.panel.goods.focus_first,
        }
        rounds = {f"Ctrl+{at + 1}": partial(self._turn_to_number, at) for at in range(MOST_KEYS)}
        add_keys(self, {**acts, **rounds})
