"""Distribute: scan, read one verdict, hand over, next family."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from fieldkit.errors import Refusal
from fieldkit.services.hand_out import HandedOut, NotGiven
from fieldkit.services.session import Change
from fieldkit.services.shown import Chosen, Scanned, Typed, Who
from fieldkit.services.void_receipt import Voided
from fieldkit.ui.intents import Changed, KeepDraft, Tell
from fieldkit.ui.keys import KeyGuard, add_keys
from fieldkit.ui.pages.base import Page, Tools
from fieldkit.ui.pages.distribute_draft import Kept, draft_of, kept_of, round_that_fits
from fieldkit.ui.pages.distribute_given import Given, given_of, not_saved_words
from fieldkit.ui.pages.distribute_handing import Handing, Outcome
from fieldkit.ui.pages.distribute_keys import round_keys, take_key
from fieldkit.ui.pages.distribute_new_card import NewCard
from fieldkit.ui.pages.distribute_parts import Parts
from fieldkit.ui.pages.distribute_reading import RoundVerdict, Table
from fieldkit.ui.pages.distribute_saved import SavedNotice
from fieldkit.ui.pages.distribute_services import DistributeServices
from fieldkit.ui.pages.distribute_table import TablePanel
from fieldkit.ui.pages.distribute_told import Told
from fieldkit.ui.pages.distribute_turn import Turn
from fieldkit.ui.pages.distribute_undo import UndoPanel
from fieldkit.ui.pages.distribute_waiting import WaitingPanel
from fieldkit.ui.widgets.camera_panel import PanelMaker
from fieldkit.ui.widgets.wedge_filter import WedgeFilter
from fieldkit.ui.words import translate


class DistributePage(Page):
    """Three parts, of which one is seen: waiting, the table, the undoing of the last hand-out.

    A scan begins the next family whatever is shown, the camera's while the page waits; Enter does
    what comes next. An answer for a family that has left the table changes nothing but the word
    that it is saved.
    """

    def __init__(
        self, tools: Tools, services: DistributeServices, camera: PanelMaker | None = None
    ) -> None:
        super().__init__(tools)
        self._services = services
        self._table: Table | None = None
        self._turns, self._told = Turn(), Told(tools, services.questions)
        self._own: Change | None = None
        self.saved = SavedNotice(tools, services.paper)
        lens = camera(self) if camera else None
        self.waiting = WaitingPanel(tools, services.picture, lens, services.no_card)
        self.new_card = NewCard(self.waiting)
        self.panel = TablePanel(tools, services.shelf, self._told, services.mark)
        self.undo = UndoPanel(tools, services.void)
        self.handing = Handing(tools, services.give)
        self.wedge = WedgeFilter(self)
        self._parts = Parts(self.waiting, self.panel, self.undo)
        for part in (self.saved, self.waiting, self.panel, self.undo):
            self.column.addWidget(part)
        self._join()
        self._parts.show(self.waiting)

    # What the window asks of a page

    def retranslate(self) -> None:
        self.title.setText(translate("Distribute", "Distribute"))
        for part in (self.waiting, self.panel, self.undo, self.saved):
            part.retranslate()

    def refresh(self, change: Change | None) -> None:
        if change is not None and change is self._own:
            return
        if change is None:
            self._told.forget()
        self.tools.runner.submit(self, lambda _: self._services.rounds(), self.waiting.take_rounds)
        if self._table is not None and self._parts.at_table and not self.handing.busy:
            self._look_up(self._table.who)

    def entered(self) -> None:
        self._parts.put_focus()

    def release(self) -> None:
        if self.waiting.camera is not None:
            self.waiting.camera.release()
        super().release()

    @override
    def draft(self) -> dict[str, Any] | None:
        kept = self.panel.kept()
        return None if kept is None else draft_of(kept)

    @override
    def take_draft(self, draft: dict[str, Any]) -> None:
        """The family is judged anew; a family begun meanwhile goes first."""
        kept = kept_of(draft)
        if kept is not None and self._table is None:
            self._look_up(kept.who, lambda _, found: self._put_back(kept, found))

    def _put_back(self, kept: Kept, found: Table | Refusal) -> None:
        fits = round_that_fits(kept, found)
        if fits is None:
            self.saved.say_lost(kept.name)
            self.want(KeepDraft())
            return
        self._table, round_ = fits
        self.panel.show_family(self._table)
        self._turn(self._table, round_)
        self.panel.put_back(kept)
        self.saved.say_put_back(kept.name)

    def show_subject(self, subject: bytes) -> None:
        """A household found by name on another page."""
        self.begin(Chosen(subject))

    def begin(self, who: Who) -> None:
        """The next family's turn, whatever stood before."""
        self.panel.settle()
        self._turns.begin()
        self._table = None
        self.saved.hide()
        self.waiting.stop_reading()
        self._look_up(who)

    def leave(self) -> None:
        """Ready for the next family; what was entered for this one is wanted no longer."""
        self.panel.settle()
        self._turns.begin()
        self._table = None
        self.waiting.begin()
        self._parts.show(self.waiting)

    def act(self) -> None:
        """What Enter does, wherever the focus is."""
        if self._parts.at_table:
            self._confirm()
        else:
            self._parts.submit()

    def _look_up(
        self, who: Who, take: Callable[[Who, Table | Refusal], None] | None = None
    ) -> None:
        """Asks for the verdicts; what comes for a family that has left is dropped."""
        turn, done = self._turns.number, take or self._take_table
        self.tools.runner.submit(
            self,
            lambda _: self._services.table(who),
            lambda found: done(who, found) if turn == self._turns.number else None,
        )

    def _take_table(self, who: Who, found: Table | Refusal) -> None:
        if isinstance(found, Refusal) or not found.all_rounds:
            self.leave()
            self.waiting.take_rounds(found if isinstance(found, Refusal) else 0)
            if isinstance(who, Typed):
                # A number mistyped is mended, not typed anew.
                self.waiting.number.setText(who.number)
            return
        if self._table is None:
            self.panel.show_family(found)
        self._table = found
        if (round_ := self._turns.next_round(found)) is None:
            self.leave()
        else:
            self._turn(found, round_)

    def _turn(self, table: Table, round_: RoundVerdict) -> None:
        """A round read again while it is shown leaves the focus where it is."""
        again = self._parts.at_table and self._turns.shown == round_.id
        self._turns.shown = round_.id
        self.panel.show_round(table, round_)
        if not again:
            self._parts.show(self.panel)

    def _turn_to(self, record: bytes) -> None:
        if self._table is not None and self._parts.at_table and not self.handing.busy:
            rounds = self._table.all_rounds
            self._turn(self._table, next(each for each in rounds if each.id == record))

    def _confirm(self) -> None:
        table, goods = self._table, self.panel.hand_out()
        if table is None or self.handing.busy:
            return
        if not self.panel.giving:
            self.leave()
            return
        self.panel.clear_refusal()
        if goods is None:
            self.panel.say_nothing_entered()
        else:
            done = partial(self._take_given, given_of(table, goods), self._turns.number)
            self.handing.submit(table.who, goods, done)

    def _take_given(self, given: Given, turn: int, done: Outcome) -> None:
        here = turn == self._turns.number
        match done:
            case Refusal() | NotGiven() if not here:
                self.saved.say_trouble(partial(not_saved_words, given, done, self.tools.speech))
            case Refusal():
                self.panel.show_refusal(done)
            case NotGiven():
                self._look_up(given.table.who)
            case HandedOut(receipt=receipt, change=change):
                self.panel.goods.handed_over(given.lines)
                self.saved.say_saved(replace(given, receipt=receipt))
                if here:
                    self.panel.settle()
                    self._turns.hand_over(given.round.id)
                    self._look_up(given.table.who)
                self._say_changed(change)

    def _say_changed(self, change: Change) -> None:
        """The other pages hear of it; this one has shown it already."""
        self._own = change
        self.want(Changed(change))

    def ask_undo(self) -> None:
        """Opens the undoing of the last hand-out, if there is one."""
        given = self.saved.given
        if given is not None and not self.handing.busy:
            self.undo.begin(given)
            self.saved.hide()
            self._parts.show(self.undo)

    def _voided(self, done: Voided) -> None:
        self.leave()
        self.saved.say_cancelled()
        self._say_changed(done.change)

    def _back(self) -> None:
        """Esc: out of the undoing or the exception, or on to the next family."""
        if self._parts.at_table and self.panel.excepting:
            self.panel.end_exception()
        elif self._parts.undoing and self._table is not None:
            self._parts.show(self.panel)
        elif self._parts.undoing:
            self.leave()
            self.saved.show_again()
        elif not (self._parts.waiting and self.waiting.step_back()):
            self.leave()

    def _take_code(self, text: str) -> None:
        if self._parts.waiting:
            self.waiting.take_code(text)
        else:
            self.begin(Scanned(text))

    def _new_card(self) -> None:
        table = self._table if self._parts.at_table else None
        if not self._parts.undoing and self.new_card.ask(table) and table is not None:
            self.leave()
            self.new_card.give_to(table)

    def _take_new(self, change: Change, told: Tell) -> None:
        self._say_changed(change)
        self.want(told)

    @override
    def _scroll_to(self, now: QWidget) -> None:
        super()._scroll_to(self.title if self._parts.at_top(now) else now)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not take_key(event, self.act, self._parts.field):
            super().keyPressEvent(event)

    def _join(self) -> None:
        self.wedge.scanned.connect(self._take_code)
        self.new_card.saved.connect(self._take_new)
        self.new_card.begun.connect(self.begin)
        self.new_card.missed.connect(self.saved.say_trouble)
        self.panel.family.renew.clicked.connect(self._new_card)
        self.waiting.scanned.connect(lambda text: self.begin(Scanned(text)))
        self.waiting.typed.connect(lambda text: self.begin(Typed(text)))
        self.panel.confirmed.connect(self._confirm)
        self.panel.left.connect(self._back)
        self.panel.typed.connect(lambda: self.want(KeepDraft()))
        self.panel.turned.connect(self._turn_to)
        self.handing.working.connect(self.panel.show_busy)
        self.undo.voided.connect(self._voided)
        self.undo.left.connect(self._back)
        KeyGuard(self, self.panel.give, self.undo.void, self.waiting.search, self.waiting.number)
        acts = {
            "Esc": self._back,
            "Ctrl+O": self.waiting.open_picture,
            "F10": self._new_card,
            "Ctrl+Z": self.ask_undo,
            "Ctrl+E": self.panel.ask_exception,
            "Ctrl+R": self.panel.picker.widen,
            "Ctrl+P": self.saved.ask_paper,
            "F6": self.panel.taker.setFocus,
            "F7": self.panel.proof.focus,
            "F8": self.panel.goods.focus_first,
        }
        add_keys(self, {**acts, **round_keys(self.panel.picker.choose)})
