"""The part of Distribute about the family at the table: verdict, goods, collector, proof."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldkit.errors import Refusal
from fieldkit.records.reasons import RecordReason
from fieldkit.records.receipt import ExceptionReason
from fieldkit.rules.balance import Owed
from fieldkit.rules.verdict import Give, UnknownHere
from fieldkit.services.hand_out import HandOut
from fieldkit.services.reasons import ServiceReason
from fieldkit.services.shown import Scanned
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.pages.distribute_choice import RoundPicker
from fieldkit.ui.pages.distribute_draft import Begun, Kept
from fieldkit.ui.pages.distribute_family import FamilyCorner, TakerRow
from fieldkit.ui.pages.distribute_goods import GoodsPanel, ReadShelf
from fieldkit.ui.pages.distribute_reading import RoundVerdict, Table
from fieldkit.ui.pages.distribute_told import Told
from fieldkit.ui.theme import Space, Tone
from fieldkit.ui.widgets.exception_row import ExceptionRow
from fieldkit.ui.widgets.notice import Notice
from fieldkit.ui.widgets.proof_row import ProofRow
from fieldkit.ui.widgets.text import button, label
from fieldkit.ui.widgets.two_columns import TwoColumns
from fieldkit.ui.widgets.verdict_card import VerdictCard
from fieldkit.ui.words import translate

ABOUT_COLLECTOR = (ServiceReason.NOT_COLLECTOR, ServiceReason.PROXY_EXPIRED)


class TablePanel(QWidget):
    """Shows a `Table` with one of its rounds; says what would be handed over. GUI thread only.

    Emits `confirmed` when its one strong button is pressed, `left` for the next family, `turned`
    with the id of another round, and `typed` when a person has changed something.
    """

    confirmed = Signal()
    left = Signal()
    turned = Signal(bytes)
    typed = Signal()

    def __init__(
        self, tools: Tools, read_shelf: ReadShelf, told: Told, new_mark: Callable[[], str]
    ) -> None:
        super().__init__()
        self._tools, self._told, look = tools, told, tools.look
        told.came.connect(self.retranslate)
        self.goods = GoodsPanel(tools, read_shelf)
        self._table: Table | None = None
        self._round: RoundVerdict | None = None
        self._owed: tuple[bytes, tuple[Owed, ...]] | None = None
        self.excepting, self._begun = False, Begun(new_mark)
        self.verdict, self.refused = VerdictCard(look), Notice(look)
        self.picker, self.proof = RoundPicker(tools, told), ProofRow(look)
        self.rounds = self.picker.lines
        self.family, self.takers = FamilyCorner(look), TakerRow(look)
        self.taker = self.takers.choice
        self.exception, self.ask, self.call = ExceptionRow(look), button("quiet"), label("strong")
        self.give, self.next, self.keys = button("primary"), button("quiet"), label("caption")
        self._main, self._side, self._taking = QWidget(), QWidget(), QWidget()
        self._lay_out()
        self.goods.filled.connect(self.give.setFocus)
        self.give.clicked.connect(self.confirmed)
        self.next.clicked.connect(self.left)
        self.picker.chosen.connect(self.turned)
        self.ask.clicked.connect(self.ask_exception)
        for part in (self.goods, self.proof, self.takers, self.exception):
            part.typed.connect(self._touch)

    # What is shown

    @property
    def giving(self) -> tuple[Owed, ...]:
        """What may be handed over in the round shown, by its verdict or by exception."""
        if self._round is None:
            return ()
        if isinstance(self._round.verdict, Give):
            return self._round.verdict.lines
        return self._round.exception if self.excepting else ()

    @property
    def may_except(self) -> bool:
        """Whether the user may give what the verdict denies."""
        table, round_ = self._table, self._round
        return bool(table and table.team_lead and round_ and round_.exception)

    def show_family(self, table: Table) -> None:
        """A fresh family: collector and proof as they mostly are."""
        self.proof.begin(isinstance(table.who, Scanned))
        self.takers.show_takers(table.family.takers if table.family is not None else ())
        self.picker.begin()
        self._begun.end()
        self._table, self._owed = table, None

    def show_round(self, table: Table, round_: RoundVerdict) -> None:
        """One round of the family's; collector and proof stay as they are, and so do the goods
        entered where the same is owed as before.
        """
        same = self._round is not None and self._round.id == round_.id
        self._table, self._round = table, round_
        self.excepting = self.excepting and same and self.may_except
        self.refused.hide()
        self._show_owed(table, round_)

    def ask_exception(self) -> None:
        """A team lead gives although the rules say no: why, then the goods as ever."""
        table, round_ = self._table, self._round
        if not table or not round_ or not self.may_except or self.excepting or self.isHidden():
            return
        self.excepting = True
        elsewhere = isinstance(round_.verdict, UnknownHere)
        reason = ExceptionReason.OTHER_AREA if elsewhere else ExceptionReason.TEAM_LEAD_DECISION
        self.exception.begin(reason)
        self._show_owed(table, round_)
        self.exception.choice.field.setFocus()

    def end_exception(self) -> None:
        """Back to the verdict; nothing was given."""
        self.excepting = False
        if self._table is not None and self._round is not None:
            self._show_owed(self._table, self._round)
        self.give.setFocus()

    def _show_owed(self, table: Table, round_: RoundVerdict) -> None:
        owed = (round_.id, self.giving)
        if owed != self._owed:
            self._owed = owed
            self.goods.show_owed(table, self.giving)
        self.retranslate()

    def _touch(self) -> None:
        """What a person enters; what is set while nothing is shown to give is not theirs."""
        if self.giving and self.isVisible():
            self._begun.touch()
            self.typed.emit()

    def settle(self) -> None:
        """What was entered is handed over, or wanted no longer."""
        self.excepting = False
        if self._begun.end():
            self.typed.emit()

    def kept(self) -> Kept | None:
        """What a person has entered here, if anything; None once it is handed over."""
        table, round_, taker = self._table, self._round, self.takers.taker
        if table is None or round_ is None or not self._begun.touched or taker is None:
            return None
        proof, exception = self.proof, self.exception
        return Kept(
            table.who,
            table.family.head if table.family is not None else "",
            round_.id,
            tuple(self.goods.lines),
            self.giving,
            taker.id,
            proof.kind,
            (proof.pad.text, proof.note.text, proof.witness.text),
            exception.reason if self.excepting else None,
            exception.note.text if self.excepting else "",
            self._begun.mark,
        )

    def put_back(self, kept: Kept) -> None:
        """Puts back what `kept` gave for the round shown."""
        if kept.exception is not None:
            self.ask_exception()
            self.exception.begin(kept.exception, kept.exception_note)
        self.goods.put_back(kept.lines)
        self.takers.choose(kept.taker)
        self.proof.put_back(kept.proof, *kept.proven)
        self._begun.go_on(kept.mark)

    def show_busy(self, busy: bool) -> None:
        """While an act is being saved the button says so; it stays where it is."""
        self.give.setText(translate("Distribute", "Saving …") if busy else self._strong_words())

    def show_refusal(self, refusal: Refusal) -> None:
        """What the service would not do, in words beside what caused it."""
        words = self._tools.speech.outcome(refusal)
        if self.goods.show_refusal(refusal):
            return
        if refusal.code in ABOUT_COLLECTOR:
            self.takers.show_wrong(words)
            self.taker.setFocus()
        elif refusal.code in (RecordReason.WITNESS_MISSING, ServiceReason.EXCEPTION_UNEXPLAINED):
            witness = refusal.code is RecordReason.WITNESS_MISSING
            field = self.proof.witness if witness else self.exception.note
            field.show_wrong(words)
            field.field.setFocus()
        else:
            self.refused.say(Tone.STOP, partial(self._tools.speech.outcome, refusal))

    def say_nothing_entered(self) -> None:
        self.refused.say(Tone.CARE, nothing_entered)

    def clear_refusal(self) -> None:
        self.refused.hide()
        self.takers.show_wrong("")
        self.proof.witness.show_wrong("")
        self.exception.note.show_wrong("")
        self.goods.clear_refusal()

    def hand_out(self) -> HandOut | None:
        """What the panel stands at; None where there is nothing to give, or nobody to give it."""
        taker, round_, lines = self.takers.taker, self._round, self.goods.lines
        if round_ is None or taker is None or not self.giving or not lines:
            return None
        proof, exception = self.proof, self.exception
        return HandOut(
            round_.id,
            lines,
            taker.role,
            taker.id,
            proof.kind,
            witness=proof.witness_name,
            proof_note=proof.proof_note,
            exception=exception.reason if self.excepting else None,
            exception_note=(exception.note.text or None) if self.excepting else None,
            draft=self._begun.draft,
        )

    def retranslate(self) -> None:
        table, round_ = self._table, self._round
        self.takers.retranslate()
        self.proof.retranslate()
        self.proof.name.setText(self.proof.name.text() + "  (F7)")
        self.keys.setText(translate("Distribute", "F8: quantities and serial numbers"))
        on = translate("Distribute", "Next family")
        back = translate("Distribute", "No exception")
        self.next.setText((back if self.excepting else on) + "  (Esc)")
        self.ask.setText(translate("Distribute", "Give as an exception …") + "  (Ctrl+E)")
        words = translate("Distribute", "The team lead can give it as an exception: call them.")
        self.call.setText(words)
        self.exception.retranslate()
        self.show_busy(False)
        if table is None or round_ is None:
            return
        self._show_verdict(table, round_)
        self.family.show_family(table.family)
        self.goods.retranslate()

    def _show_verdict(self, table: Table, round_: RoundVerdict) -> None:
        giving = bool(self.giving)
        self.verdict.show_words(self._told.words(table, round_))
        self.picker.show_rounds(table, round_, giving, self.excepting)
        self.exception.setVisible(self.excepting)
        self.ask.setVisible(self.may_except and not self.excepting)
        self.call.setVisible(bool(round_.exception) and not table.team_lead)
        self._taking.setVisible(giving)
        self.next.setVisible(giving)
        self.keys.setVisible(giving)

    def _strong_words(self) -> str:
        if not self.giving:
            return translate("Distribute", "Next family") + "  (Enter)"
        if self.excepting:
            return translate("Distribute", "Hand over as an exception") + "  (Enter)"
        return translate("Distribute", "Hand over") + "  (Enter)"

    def _lay_out(self) -> None:
        theme = self._tools.look.theme
        near, tight = theme.space(Space.NEAR), theme.space(Space.TIGHT)
        card = self.verdict.layout()
        assert card is not None, "the card lays itself out"
        card.setContentsMargins(*([theme.space(Space.APART)] * 4))
        main, side = QVBoxLayout(self._main), QVBoxLayout(self._side)
        taking = QVBoxLayout(self._taking)
        for column in (main, side, taking):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(tight)
        main.setSpacing(near)
        for part in (self.verdict, self.call, self.picker, self.exception, self.goods):
            main.addWidget(part)
        main.addWidget(self.refused)
        taking.addWidget(self.takers)
        taking.addSpacing(tight)
        taking.addWidget(self.proof)
        taking.addSpacing(tight)
        side.addWidget(self.family)
        side.addSpacing(near)
        for below in (self._taking, self.give, self.ask, self.next, self.keys):
            side.addWidget(below)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(TwoColumns(self._tools.look, self._main, self._side))
        outer.addStretch(1)


def nothing_entered() -> str:
    return translate("Distribute", "Nothing is entered to hand over. Esc: next family.")
