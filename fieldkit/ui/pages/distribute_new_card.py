"""A new card at the table: asked for while waiting or at a verdict, and on to the new verdict."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from fieldkit.errors import Refusal
from fieldkit.services.bind_card import Bound
from fieldkit.services.shown import Chosen, Scanned, Typed
from fieldkit.ui.intents import Tell
from fieldkit.ui.pages.distribute_reading import Table
from fieldkit.ui.pages.distribute_waiting import WaitingPanel
from fieldkit.ui.theme import Tone
from fieldkit.ui.widgets.card_giving import MOST_TYPED, given_card_words, late_words


class NewCard(QObject):
    """Emits `saved` with what a new card changed and the word about it, then `begun` with whoever
    is to be judged next: the family with its new card, or without one. Where somebody else is
    served by now nobody is judged; a card that was not given is `missed`, with a `Sentence`. GUI
    thread only.
    """

    saved = Signal(object, object)
    begun = Signal(object)
    missed = Signal(object)

    def __init__(self, waiting: WaitingPanel) -> None:
        super().__init__()
        self._waiting = waiting
        waiting.given.connect(self._take)
        waiting.late.connect(self._take_late)
        waiting.chosen.connect(lambda household: self.begun.emit(Chosen(household)))

    def ask(self, table: Table | None) -> bool:
        """For the family at the table, or, while nobody is there, for one to be found; whether the
        table is left for it.
        """
        if table is None:
            self._waiting.ask_no_card()
        family = table.family if table is not None else None
        return family is not None and self._waiting.no_card is not None

    def give_to(self, table: Table) -> None:
        """Opens the new card's part for the family that was at the table."""
        family = table.family
        if family is not None:
            seen, had = not isinstance(table.who, Chosen), family.card is not None
            self._waiting.renew_card(family.household, family.head, had, seen)

    def _take(self, bound: Bound, code: str) -> None:
        if self._waiting.isHidden() or not self._waiting.without_card:
            self._take_late(bound, "")
            return
        self.saved.emit(bound.change, Tell(Tone.GOOD, given_card_words(bound)))
        self.begun.emit(Scanned(code) if len(code) > MOST_TYPED else Typed(bound.short_number))

    def _take_late(self, done: Bound | Refusal, name: str) -> None:
        speech = self._waiting.speech
        if isinstance(done, Refusal):
            self.missed.emit(partial(late_words, done, name, speech))
        else:
            self.saved.emit(done.change, Tell(Tone.GOOD, late_words(done, name, speech)))
