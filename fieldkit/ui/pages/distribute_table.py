"""The part of Distribute about the family at the table: verdict, goods, collector, proof."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from fieldkit.errors import Refusal
from fieldkit.records.reasons import RecordReason
from fieldkit.records.receipt import Collector
from fieldkit.rules.verdict import Give
from fieldkit.services.hand_out import HandOut
from fieldkit.services.reasons import ServiceReason
from fieldkit.services.shown import Scanned
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.pages.distribute_given import round_name
from fieldkit.ui.pages.distribute_goods import GoodsPanel, ReadShelf
from fieldkit.ui.pages.distribute_reading import FamilyGlance, RoundVerdict, Table, Taker
from fieldkit.ui.theme import Space, Tone
from fieldkit.ui.verdict_words import VerdictWords, verdict_words
from fieldkit.ui.widgets.notice import Notice
from fieldkit.ui.widgets.proof_row import ProofRow
from fieldkit.ui.widgets.round_choice import RoundChoice, RoundWords
from fieldkit.ui.widgets.text import button, label
from fieldkit.ui.widgets.two_columns import TwoColumns
from fieldkit.ui.widgets.verdict_card import VerdictCard
from fieldkit.ui.words import translate

ABOUT_COLLECTOR = (ServiceReason.NOT_COLLECTOR, ServiceReason.PROXY_EXPIRED)


class TablePanel(QWidget):
    """Shows a `Table` with one of its rounds; says what would be handed over. GUI thread only.

    Emits `confirmed` when its one strong button is pressed, `left` for the next family, and
    `turned` with the id of another round.
    """

    confirmed = Signal()
    left = Signal()
    turned = Signal(bytes)

    def __init__(self, tools: Tools, read_shelf: ReadShelf) -> None:
        super().__init__()
        self._tools, look = tools, tools.look
        self.goods = GoodsPanel(tools, read_shelf)
        self._table: Table | None = None
        self._round: RoundVerdict | None = None
        self.verdict, self.refused = VerdictCard(look), Notice(look)
        self.rounds, self.proof = RoundChoice(look), ProofRow(look)
        self.head, self.people, self.card = label("heading"), label("body"), label("muted")
        self.taker_name, self.taker, self.taker_wrong = label("strong"), QComboBox(), label("body")
        self.taker_wrong.setProperty("tone", str(Tone.STOP))
        self.taker.setMinimumContentsLength(12)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.taker.setSizeAdjustPolicy(policy)
        self.give, self.next, self.keys = button("primary"), button("quiet"), label("caption")
        self._main, self._side, self._taking = QWidget(), QWidget(), QWidget()
        self._lay_out()
        self.goods.filled.connect(self.give.setFocus)
        self.give.clicked.connect(self.confirmed)
        self.next.clicked.connect(self.left)
        self.rounds.chosen.connect(self.turned)

    # What is shown

    @property
    def giving(self) -> Give | None:
        """The verdict of the round shown, if it is to give."""
        verdict = self._round.verdict if self._round is not None else None
        return verdict if isinstance(verdict, Give) else None

    def show_family(self, table: Table) -> None:
        """A fresh family: collector and proof as they mostly are."""
        self.proof.begin(isinstance(table.who, Scanned))
        self.taker.clear()
        for taker in table.family.takers if table.family is not None else ():
            self.taker.addItem(taker.name, taker)
        self._table = table

    def show_round(self, table: Table, round_: RoundVerdict) -> None:
        """One round of the family's; collector and proof stay as they are."""
        self._table, self._round = table, round_
        self.refused.hide()
        self.goods.show_owed(table, self.giving.lines if self.giving is not None else ())
        self.retranslate()

    def show_busy(self, busy: bool) -> None:
        """While an act is being saved the button says so; it stays where it is."""
        self.give.setText(translate("Distribute", "Saving …") if busy else self._strong_words())

    def show_refusal(self, refusal: Refusal) -> None:
        """What the service would not do, in words beside what caused it."""
        words = self._tools.speech.outcome(refusal)
        if self.goods.show_refusal(refusal):
            return
        if refusal.code in ABOUT_COLLECTOR:
            self.taker_wrong.setText(words)
            self.taker_wrong.show()
            self.taker.setFocus()
        elif refusal.code is RecordReason.WITNESS_MISSING:
            self.proof.witness.show_wrong(words)
            self.proof.witness.field.setFocus()
        else:
            self.refused.say(Tone.STOP, words)

    def clear_refusal(self) -> None:
        self.refused.hide()
        self.taker_wrong.hide()
        self.proof.witness.show_wrong("")
        self.goods.clear_refusal()

    def hand_out(self) -> HandOut | None:
        """What the panel stands at; None where there is nothing to give, or nobody to give it."""
        taker, round_ = self.taker.currentData(), self._round
        lines = self.goods.lines
        if round_ is None or self.giving is None or not isinstance(taker, Taker) or not lines:
            return None
        proof = self.proof
        return HandOut(
            round_.id,
            lines,
            taker.role,
            taker.id,
            proof.kind,
            witness=proof.witness_name,
            proof_note=proof.proof_note,
        )

    def retranslate(self) -> None:
        table, round_ = self._table, self._round
        self.taker_name.setText(translate("Distribute", "Collected by") + "  (F6)")
        self.taker.setAccessibleName(translate("Distribute", "Collected by"))
        self.proof.retranslate()
        self.proof.name.setText(self.proof.name.text() + "  (F7)")
        self.keys.setText(translate("Distribute", "F8: quantities and serial numbers"))
        self.next.setText(translate("Distribute", "Next family") + "  (Esc)")
        self.show_busy(False)
        if table is None or round_ is None:
            return
        self._show_verdict(table, round_)
        self._show_glance(table.family)
        self.goods.retranslate()

    # How it is shown

    def _words(self, table: Table, round_: RoundVerdict) -> VerdictWords:
        language = self._tools.speech.language
        names = table.called.names(language, table.zone)
        return verdict_words(round_.verdict, names, language, table.problem, round_.card_list)

    def _show_verdict(self, table: Table, round_: RoundVerdict) -> None:
        words, language = self._words(table, round_), self._tools.speech.language
        self.verdict.show_words(words)
        told = [(each, self._words(table, each)) for each in table.rounds]
        lines = [
            RoundWords(each.id, round_name(each, language), said.word, said.icon, said.tone)
            for each, said in told
        ]
        self.rounds.show_rounds(lines, round_.id)
        same = len({said.spoken for _, said in told}) == 1
        self.rounds.setVisible(not same or self.giving is not None)
        giving = self.giving is not None
        self._taking.setVisible(giving)
        self.next.setVisible(giving)
        self.keys.setVisible(giving)

    def _strong_words(self) -> str:
        if self.giving is None:
            return translate("Distribute", "Next family") + "  (Enter)"
        return translate("Distribute", "Hand over") + "  (Enter)"

    def _show_glance(self, family: FamilyGlance | None) -> None:
        for each in (self.head, self.people, self.card):
            each.setVisible(family is not None)
        if family is None:
            return
        self.head.setText(family.head)
        size = translate("Distribute", "%Ln people", None, family.size)
        if family.children:
            size += ", " + translate("Distribute", "%Ln of them children", None, family.children)
        self.people.setText(size)
        number = family.card or translate("Distribute", "none")
        self.card.setText(translate("Distribute", "Card:") + f" {number}")
        for at in range(self.taker.count()):
            taker = self.taker.itemData(at)
            if isinstance(taker, Taker):
                self.taker.setItemText(at, _taker_words(taker))
        # Long names are read whole in the open list.
        self.taker.view().setMinimumWidth(self.taker.view().sizeHintForColumn(0))

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
        for part in (self.verdict, self.rounds, self.goods, self.refused):
            main.addWidget(part)
        for each in (self.taker_name, self.taker, self.taker_wrong):
            taking.addWidget(each)
        self.taker_wrong.hide()
        taking.addSpacing(tight)
        taking.addWidget(self.proof)
        taking.addSpacing(tight)
        for each in (self.head, self.people, self.card):
            side.addWidget(each)
        side.addSpacing(near)
        for below in (self._taking, self.give, self.next, self.keys):
            side.addWidget(below)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(TwoColumns(self._tools.look, self._main, self._side))
        outer.addStretch(1)


def _taker_words(taker: Taker) -> str:
    """The name with what tells people of one household apart."""
    roles = {
        Collector.HEAD: translate("Distribute", "head"),
        Collector.MEMBER: translate("Distribute", "member"),
        Collector.PROXY: translate("Distribute", "proxy"),
    }
    words = f"{taker.name} · {roles[taker.role]}"
    return words if taker.age is None or taker.role is Collector.HEAD else f"{words}, {taker.age}"
