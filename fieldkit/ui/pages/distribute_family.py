"""The family in one glance, and who of it collects."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from fieldkit.records.receipt import Collector
from fieldkit.ui.look import Look
from fieldkit.ui.pages.distribute_reading import FamilyGlance, Taker
from fieldkit.ui.theme import Space, Tone
from fieldkit.ui.widgets.text import button, label
from fieldkit.ui.words import translate


class FamilyCorner(QWidget):
    """Head, size and card number, and the way to a new card; nothing where the household is not
    known here.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.head, self.people, self.card = label("heading"), label("body"), label("muted")
        self.renew = button("quiet")
        row = QHBoxLayout()
        row.addWidget(self.card, 1)
        row.addWidget(self.renew)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.space(Space.HAIR))
        for each in (self.head, self.people):
            column.addWidget(each)
        column.addLayout(row)

    def show_family(self, family: FamilyGlance | None) -> None:
        self.setVisible(family is not None)
        if family is None:
            return
        self.head.setText(family.head)
        size = translate("Distribute", "%Ln people", None, family.size)
        if family.children:
            size += ", " + translate("Distribute", "%Ln of them children", None, family.children)
        self.people.setText(size)
        number = family.card or translate("Distribute", "none")
        self.card.setText(translate("Distribute", "Card:") + f" {number}")
        self.renew.setText(translate("Distribute", "New card …") + "  (F10)")


class TakerRow(QWidget):
    """Who collects, with what is wrong about it below. Emits `typed` when a person chooses."""

    typed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.name, self.choice, self.wrong = label("strong"), QComboBox(), label("body")
        self.wrong.setProperty("tone", str(Tone.STOP))
        self.wrong.hide()
        self.choice.setMinimumContentsLength(12)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.choice.setSizeAdjustPolicy(policy)
        self.choice.activated.connect(lambda _: self.typed.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.space(Space.TIGHT))
        for each in (self.name, self.choice, self.wrong):
            column.addWidget(each)

    @property
    def taker(self) -> Taker | None:
        found = self.choice.currentData()
        return found if isinstance(found, Taker) else None

    def show_takers(self, takers: Sequence[Taker]) -> None:
        """The first of them is chosen."""
        self.choice.clear()
        for taker in takers:
            self.choice.addItem(taker.name, taker)

    def choose(self, taker: bytes) -> None:
        """By the id of the person or proxy."""
        ids = [self.choice.itemData(at).id for at in range(self.choice.count())]
        self.choice.setCurrentIndex(ids.index(taker))

    def show_wrong(self, wrong: str) -> None:
        self.wrong.setText(wrong)
        self.wrong.setVisible(bool(wrong))

    def retranslate(self) -> None:
        words = translate("Distribute", "Collected by")
        self.name.setText(words + "  (F6)")
        self.choice.setAccessibleName(words)
        for at in range(self.choice.count()):
            self.choice.setItemText(at, _taker_words(self.choice.itemData(at)))
        # Long names are read whole in the open list.
        self.choice.view().setMinimumWidth(self.choice.view().sizeHintForColumn(0))


def _taker_words(taker: Taker) -> str:
    """The name with what tells people of one household apart."""
    roles = {
        Collector.HEAD: translate("Distribute", "head"),
        Collector.MEMBER: translate("Distribute", "member"),
        Collector.PROXY: translate("Distribute", "proxy"),
    }
    words = f"{taker.name} · {roles[taker.role]}"
    return words if taker.age is None or taker.role is Collector.HEAD else f"{words}, {taker.age}"
