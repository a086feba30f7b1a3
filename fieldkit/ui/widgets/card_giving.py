"""A new card for a family at the table: its number, what became of the old one, who they are."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from fieldkit.cards.numbers import grouped
from fieldkit.errors import Refusal
from fieldkit.records.card import IdentitySeen
from fieldkit.records.revocation import RevocationReason
from fieldkit.services.bind_card import Bound, Identity
from fieldkit.services.card_stock import Stock
from fieldkit.services.reasons import ServiceReason
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.theme import Space, Tone
from fieldkit.ui.widgets.choice_row import ChoiceRow
from fieldkit.ui.widgets.columns import Columns
from fieldkit.ui.widgets.field_row import FieldRow
from fieldkit.ui.widgets.notice import Notice
from fieldkit.ui.widgets.text import button, label
from fieldkit.ui.words import Speech, translate

Reissue = Callable[[bytes, str, RevocationReason, Identity | None], Bound | Refusal]
MOST_SIGNS = 260
"""A scanner types the 205 digits of the code into the field."""
MOST_TYPED = 40
"""Signs of a number that somebody typed; a code is longer."""
NUMBER_WIDTH = 260
"""Pixels at 100 %: ten digits in their groups, and room beside them."""


class CardGiving(QWidget):
    """Emits `given` with what was saved and the code it was asked with, and `left`; `late` with
    what came of a card (`Bound`, `Refusal`) and the family's name where that family has gone.

    `reissue` is `services.bind_card.reissue_card`, in the lane `db`. Enter in the number's field
    saves; nothing is asked twice while a card is being saved. GUI thread only.
    """

    given = Signal(object, str)
    late = Signal(object, str)
    left = Signal()

    def __init__(self, tools: Tools, reissue: Reissue) -> None:
        super().__init__()
        self._tools, self._reissue = tools, reissue
        self._household, self._name = b"", ""
        self._offered = ("", "")
        self.busy = self._had_card = False
        look = tools.look
        self.heading, self.lead = label("heading"), label("muted")
        self.number, self.note = FieldRow(look, QLineEdit()), FieldRow(look, QLineEdit())
        self.cause, self.identity = ChoiceRow(look), ChoiceRow(look)
        self.problem = Notice(look)
        self.give, self.back = button("primary"), button("quiet")
        self.number.field.setMaxLength(MOST_SIGNS)
        look.changed.connect(self._measure)
        self._measure()
        self._lay_out()
        self.number.field.returnPressed.connect(self.submit)
        self.note.field.returnPressed.connect(self.submit)
        self.cause.field.entered.connect(self.submit)
        self.identity.field.entered.connect(self.submit)
        self.identity.changed.connect(self._show_note)
        self.give.clicked.connect(self.submit)
        self.back.clicked.connect(self._leave)

    def _measure(self) -> None:
        width = self._tools.look.theme.sized(NUMBER_WIDTH)
        self.number.field.setMaximumWidth(width)

    def _lay_out(self) -> None:
        theme = self._tools.look.theme
        acts, column = QHBoxLayout(), QVBoxLayout(self)
        for each in (self.give, self.back):
            acts.addWidget(each)
        acts.addStretch(1)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(Space.NEAR))
        for part in (self.heading, self.lead, self.number, self.problem):
            column.addWidget(part)
        column.addWidget(Columns(self._tools.look, self.identity, self.note))
        column.addWidget(Columns(self._tools.look, self.cause, QWidget()))
        column.addLayout(acts)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def begin(
        self, household: bytes, name: str, had_card: bool, seen: IdentitySeen | None = None
    ) -> None:
        """For this household (its id, and the head's name). `seen`: the likeliest identity, where
        nobody can show the old card.
        """
        self._household, self._name, self._had_card = household, name, had_card
        self._offered = ("", "")
        self.number.clear()
        self.note.clear()
        self.problem.hide()
        self.retranslate()
        self.cause.choose(RevocationReason.LOST)
        self.identity.choose(seen or "")
        self.cause.setVisible(had_card)
        self._show_note()

    def take_code(self, text: str) -> None:
        """A code that was scanned while this was open: the new card's."""
        self.number.field.setText(text)
        self.submit()

    def offer(self, text: str, number: str) -> None:
        """A blank card that was shown, by the text of its code and its number: Enter gives it."""
        self._offered = (number, text)
        self.problem.hide()
        self.number.field.setText(number)

    @property
    def offered(self) -> str:
        """The text of the code of the card offered; empty where none is."""
        return "" if self.isHidden() else self._offered[1]

    def focus_first(self) -> None:
        self.number.field.setFocus()

    def submit(self) -> None:
        """Saves, if a number was entered and nothing is being saved."""
        number, text = self._offered
        code = text if text and self.number.text == number else self.number.text
        if self.busy or not self._household:
            return
        if not code:
            self.number.show_wrong(translate("CardGiving", "Scan a blank card, or type its number"))
            self.number.field.setFocus()
            return
        household, name = self._household, self._name
        cause, identity = self._cause(), self._identity()
        self._set_busy(True)
        self._tools.runner.submit(
            self,
            lambda _: self._reissue(household, code, cause, identity),
            lambda done: self._take(done, code, household, name),
            self._failed,
        )

    def retranslate(self) -> None:
        name = self._name
        self.heading.setText(translate("CardGiving", "New card for %1").replace("%1", name))
        replaces = translate(
            "CardGiving", "The old card is cancelled in the same act, on every laptop that hears."
        )
        first = translate("CardGiving", "The family has no card in use.")
        self.lead.setText(replaces if self._had_card else first)
        self.number.set_words(
            translate("CardGiving", "Number of the new card"),
            translate("CardGiving", "Scan the blank card, or type the number below its code."),
        )
        self.identity.set_words(
            translate("CardGiving", "How the family is known"), identity_words()
        )
        self.cause.set_words(
            translate("CardGiving", "What happened to the old card"), cause_words()
        )
        self.give.setText(
            translate("CardGiving", "Saving …")
            if self.busy
            else translate("CardGiving", "Give this card") + "  (Enter)"
        )
        self.back.setText(translate("CardGiving", "Back") + "  (Esc)")
        self._show_note()

    def _cause(self) -> RevocationReason:
        return RevocationReason(self.cause.code or RevocationReason.LOST)

    def _identity(self) -> Identity | None:
        code = self.identity.code
        return Identity(IdentitySeen(code), self.note.text) if code else None

    def _show_note(self) -> None:
        code = self.identity.code
        words = {
            IdentitySeen.DOCUMENT: translate("CardGiving", "Which document (not its number)"),
            IdentitySeen.VOUCHED: translate("CardGiving", "Who vouches for them"),
            IdentitySeen.KNOWN: translate("CardGiving", "To whom they are known"),
        }
        self.note.setEnabled(bool(code))
        seen = IdentitySeen(code) if code else IdentitySeen.DOCUMENT
        self.note.set_words(words[seen])

    def _leave(self) -> None:
        """Not while a card is being saved: whoever leaves then would not hear what came of it."""
        if not self.busy:
            self.left.emit()

    def _take(self, done: Bound | Refusal, code: str, household: bytes, name: str) -> None:
        self._set_busy(False)
        if self.isHidden() or household != self._household:
            self.late.emit(done, name)
        elif isinstance(done, Bound):
            self.given.emit(done, code)
        else:
            self._refused(done)

    def _refused(self, done: Refusal) -> None:
        if done.code is ServiceReason.IDENTITY_UNEXPLAINED:
            self.note.show_wrong(self._tools.speech.outcome(done))
            self.note.field.setFocus()
            return
        self.problem.say(Tone.STOP, partial(self._tools.speech.outcome, done))
        self.number.field.setFocus()
        self.number.field.selectAll()

    def _failed(self, error: Exception) -> None:
        self._set_busy(False)
        raise error

    def _set_busy(self, busy: bool) -> None:
        self.busy = busy
        if busy:
            self.problem.hide()
            self.number.show_wrong("")
            self.note.show_wrong("")
        self.retranslate()


def cause_words() -> dict[str, str]:
    """What became of a card that is out of use."""
    return {
        RevocationReason.LOST: translate("CardGiving", "lost"),
        RevocationReason.DAMAGED: translate("CardGiving", "damaged, does not read"),
        RevocationReason.STOLEN: translate("CardGiving", "stolen"),
        RevocationReason.REPLACED: translate("CardGiving", "expired or given back"),
        RevocationReason.MISUSED: translate("CardGiving", "misused"),
    }


def identity_words() -> dict[str, str]:
    """By what a family without its card is known."""
    return {
        IdentitySeen.DOCUMENT: translate("CardGiving", "a document was shown"),
        IdentitySeen.VOUCHED: translate("CardGiving", "somebody vouches for them"),
        IdentitySeen.KNOWN: translate("CardGiving", "known in person"),
    }


def given_card_words(bound: Bound) -> str:
    """That a card was given, and whose stock it was of if not this laptop's."""
    number = grouped(bound.short_number)
    words = translate("CardGiving", "New card %1 is in use.").replace("%1", number)
    return " ".join(part for part in (words, stock_words(bound.stock)) if part)


def late_words(done: Bound | Refusal, name: str, speech: Speech) -> str:
    """What came of the card of a family that is no longer looked at."""
    words = speech.outcome(done) if isinstance(done, Refusal) else given_card_words(done)
    return f"{name}: {words}" if name else words


def stock_words(stock: Stock) -> str:
    """A quiet word about a card that is not of this laptop's stock; empty for its own."""
    match stock:
        case Stock.OWN:
            return ""
        case Stock.ANOTHERS:
            return translate("CardGiving", "This blank card was of another laptop's stock.")
        case Stock.UNLISTED:
            return translate(
                "CardGiving", "Headquarters has not given this card to any laptop yet; it serves."
            )
