"""The part of Distribute about the family at the table: verdict, goods, collector, proof."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from fieldkit.errors import Refusal
from fieldkit.records.reasons import RecordReason
from fieldkit.records.receipt import Collector
from fieldkit.rules.verdict import Give
from fieldkit.services.hand_out import HandOut
from fieldkit.services.reasons import ServiceReason
from fieldkit.services.shown import Scanned
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.pages.distribute_given import item_name, round_name
from fieldkit.ui.pages.distribute_reading import FamilyGlance, RoundVerdict, Shelf, Table, Taker
from fieldkit.ui.theme import Space, Tone
from fieldkit.ui.verdict_words import VerdictWords, verdict_words
from fieldkit.ui.widgets.goods_row import GoodsRow
from fieldkit.ui.widgets.notice import Notice
from fieldkit.ui.widgets.proof_row import ProofRow
from fieldkit.ui.widgets.round_choice import RoundChoice, RoundWords
from fieldkit.ui.widgets.serial_field import SerialField
from fieldkit.ui.widgets.text import button, label
from fieldkit.ui.widgets.verdict_card import VerdictCard
from fieldkit.ui.words import translate

ABOUT_COLLECTOR = (ServiceReason.NOT_COLLECTOR, ServiceReason.PROXY_EXPIRED)
SIDE_WIDTH = 320
"""Pixels at 100 % of the column about the household."""


class TablePanel(QWidget):
    """Shows a `Table` with one of its rounds; says what would be handed over. GUI thread only.

    Emits `confirmed` when its one strong button is pressed, `left` for the next family, and
    `turned` with the id of another round.
    """

    confirmed = Signal()
    left = Signal()
    turned = Signal(bytes)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools, look = tools, tools.look
        self._table: Table | None = None
        self._round: RoundVerdict | None = None
        self._shelf: Shelf | None = None
        self.goods: list[GoodsRow] = []
        self.verdict, self.refused = VerdictCard(look), Notice(look)
        self.rounds, self.proof = RoundChoice(look), ProofRow(look)
        self.head, self.people, self.card = label("heading"), label("body"), label("muted")
        self.taker_name, self.taker, self.taker_wrong = label("strong"), QComboBox(), label("body")
        self.taker_wrong.setProperty("tone", str(Tone.STOP))
        self.taker.setMinimumContentsLength(12)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.taker.setSizeAdjustPolicy(policy)
        self.give, self.next, self.keys = button("primary"), button("quiet"), label("caption")
        self._goods, self._taking = QVBoxLayout(), QWidget()
        self._lay_out()
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
        self._table, self._round, self._shelf = table, round_, None
        self.refused.hide()
        self._fill_goods(table)
        self.retranslate()

    def show_shelf(self, shelf: Shelf) -> None:
        self._shelf = shelf
        for row in self.goods:
            row.show_stock(shelf.held.get(row.item, 0), shelf.free.get(row.item, ()))

    def show_busy(self, busy: bool) -> None:
        """While an act is being saved the button says so; it stays where it is."""
        self.give.setText(translate("Distribute", "Saving …") if busy else self._strong_words())

    def show_refusal(self, refusal: Refusal) -> None:
        """What the service would not do, in words beside what caused it."""
        item = refusal.params.get("item")
        row = next((each for each in self.goods if each.item == item), None)
        if row is not None and self._table is not None:
            name = item_name(self._table, row.item, self._tools.speech.language)
            refusal = replace(refusal, params={**refusal.params, "item": name})
        words = self._tools.speech.outcome(refusal)
        if row is not None:
            row.show_wrong(words)
            (row.serials[0] if row.serials else row.number).setFocus()
        elif refusal.code in ABOUT_COLLECTOR:
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
        for row in self.goods:
            row.show_wrong("")

    def hand_out(self) -> HandOut | None:
        """What the panel stands at; None where there is nothing to give, or nobody to give it."""
        taker, round_ = self.taker.currentData(), self._round
        lines = [line for row in self.goods if (line := row.line) is not None]
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

    def wanted(self) -> Mapping[str, int]:
        """Units of each item that are wanted now."""
        return {row.item: row.number.value() for row in self.goods}

    def serial_field(self) -> SerialField | None:
        """Where a serial goes that is typed or scanned with no field chosen."""
        fields = [each for row in self.goods for each in row.serials]
        return next((each for each in fields if not each.isModified()), None)

    def focus_goods(self) -> None:
        """To the first serial number, or the first quantity."""
        if self.goods:
            (self.serial_field() or self.goods[0].number).setFocus()

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
        self._show_goods(table)

    # How it is shown

    def _words(self, table: Table, round_: RoundVerdict) -> VerdictWords:
        language = self._tools.speech.language
        names = table.called.names(language, table.zone)
        return verdict_words(round_.verdict, names, language, table.problem)

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

    def _fill_goods(self, table: Table) -> None:
        while (item := self._goods.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        giving, items = self.giving, table.called.items
        self.goods = [
            GoodsRow(
                self._tools.look,
                owed,
                owed.item,
                owed.item in items and items[owed.item].serialised,
            )
            for owed in (giving.lines if giving is not None else ())
            if owed.balance
        ]
        for row in self.goods:
            self._goods.addWidget(row)
            row.filled.connect(self._filled)

    def _filled(self) -> None:
        """The last serial of a row is in: on to the next one that is missing, or to the button."""
        empty = next((row.first_empty for row in self.goods if row.first_empty is not None), None)
        (self.give if empty is None else empty).setFocus()

    def _show_goods(self, table: Table) -> None:
        language = self._tools.speech.language
        for row in self.goods:
            row.retranslate(item_name(table, row.item, language))

    def _lay_out(self) -> None:
        theme = self._tools.look.theme
        near, tight = theme.space(Space.NEAR), theme.space(Space.TIGHT)
        card = self.verdict.layout()
        assert card is not None, "the card lays itself out"
        card.setContentsMargins(*([theme.space(Space.APART)] * 4))
        main, side, taking = QVBoxLayout(), QVBoxLayout(), QVBoxLayout(self._taking)
        main.setSpacing(near)
        main.addWidget(self.verdict)
        main.addWidget(self.rounds)
        main.addLayout(self._goods)
        main.addWidget(self.refused)
        main.addStretch(1)
        taking.setContentsMargins(0, 0, 0, 0)
        taking.setSpacing(tight)
        for each in (self.taker_name, self.taker, self.taker_wrong, self.proof):
            taking.addWidget(each)
        self.taker_wrong.hide()
        for part in (self.head, self.people, self.card, self._taking, self.give, self.next):
            side.addWidget(part)
        side.addWidget(self.keys)
        side.setSpacing(tight)
        side.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(Space.SECTION))
        row.addLayout(main, 5)
        row.addLayout(side, 3)


def _taker_words(taker: Taker) -> str:
    """The name with what tells people of one household apart."""
    roles = {
        Collector.HEAD: translate("Distribute", "head"),
        Collector.MEMBER: translate("Distribute", "member"),
        Collector.PROXY: translate("Distribute", "proxy"),
    }
    words = f"{taker.name} · {roles[taker.role]}"
    return words if taker.age is None else f"{words}, {taker.age}"
