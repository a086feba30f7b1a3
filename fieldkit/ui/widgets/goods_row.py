"""One item to hand over: how many of how many, which serials, what the books say."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QSpinBox, QVBoxLayout, QWidget

from fieldkit.records.lines import GoodsLine
from fieldkit.rules.balance import Owed
from fieldkit.ui.look import Look
from fieldkit.ui.theme import Space, Tone
from fieldkit.ui.widgets.flow import Flow
from fieldkit.ui.widgets.serial_field import SerialField
from fieldkit.ui.widgets.text import label, set_property
from fieldkit.ui.words import translate

NUMBER_WIDTH, SERIAL_WIDTH = 64, 180
"""Pixels at 100 %."""
LARGE = 150
"""Per cent: text of this size wants a line of its own for the figures."""


class GoodsRow(QWidget):
    """Starts with all that is owed; the number can be lowered. GUI thread only.

    Emits `counted` when the number changes, `typed` when a person changed it or a serial, and
    `filled` when Enter ended its last serial.
    """

    counted = Signal()
    typed = Signal()
    filled = Signal()

    def __init__(self, look: Look, owed: Owed, name: str, serialised: bool) -> None:
        super().__init__()
        self.item, self._name, self._owed, self._look = owed.item, name, owed, look
        self._serialised, self._there = serialised, -1
        self.serials: list[SerialField] = []
        self.name, self.of = label("heading", name), label("muted", wrap=False)
        self.number = QSpinBox()
        self.number.setRange(0, owed.balance)
        self.number.setValue(owed.balance)
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight)
        # The arrow keys do what the small buttons would.
        self.number.setStyleSheet("QSpinBox::up-button, QSpinBox::down-button { width: 0; }")
        self.stock, self.before, self.wrong = (
            label("muted", wrap=False),
            label("muted"),
            label("body"),
        )
        self.before.setVisible(owed.taken > 0)
        self.wrong.setProperty("tone", str(Tone.STOP))
        self.wrong.hide()
        self._flow = Flow(gap=look.theme.space(Space.TIGHT))
        self._lay_out()
        self.number.valueChanged.connect(self._count)
        self._count()
        self.number.valueChanged.connect(lambda _: self.typed.emit())

    @property
    def line(self) -> GoodsLine | None:
        """What is handed over of it; None for nothing."""
        if not self.number.value():
            return None
        line: GoodsLine = {"item": self.item, "quantity": self.number.value()}
        if self._serialised:
            line["serials"] = [each.serial for each in self.serials if each.serial]
        return line

    @property
    def first_empty(self) -> SerialField | None:
        return next((each for each in self.serials if not each.serial), None)

    def put_back(self, quantity: int, serials: Sequence[str]) -> None:
        """What was entered before, not to be replaced by what the shelf offers."""
        self.number.setValue(quantity)
        for field, serial in zip(self.serials, serials, strict=False):
            field.setText(serial)
            field.setModified(True)

    def retranslate(self, name: str) -> None:
        self._name = name
        self.name.setText(name)
        of = translate("Goods", "of %Ln", None, self._owed.balance)
        self.of.setText(of)
        self.before.setText(translate("Goods", "%Ln received before", None, self._owed.taken))
        self.number.setAccessibleName(f"{name}, {of}")
        for at, each in enumerate(self.serials, start=1):
            serial = translate("Goods", "Serial number") + (f" {at}" if at > 1 else "")
            each.setAccessibleName(f"{name}: {serial}")
            each.setPlaceholderText(serial)
        self._show_stock()

    def show_stock(self, there: int, free: Sequence[str]) -> None:
        """Units in the books of the site, and the serials to offer."""
        self._there = there
        for field, serial in zip(self.serials, free, strict=False):
            field.offer(serial)
        self._show_stock()

    def show_wrong(self, wrong: str) -> None:
        self.wrong.setText(wrong)
        self.wrong.setVisible(bool(wrong))
        for each in self.serials:
            set_property(each, "wrong", "true" if wrong else "false")
        self.number.setAccessibleDescription(wrong)

    def _show_stock(self) -> None:
        short = 0 <= self._there < self.number.value()
        words = ""
        if self._there >= 0:
            words = translate("Goods", "in stock here: %Ln", None, self._there)
        set_property(self.stock, "tone", str(Tone.STOP) if short else "")
        self.stock.setText(words)

    def _count(self) -> None:
        wanted = self.number.value() if self._serialised else 0
        while len(self.serials) < wanted:
            made = SerialField()
            made.setFixedWidth(self._look.theme.sized(SERIAL_WIDTH))
            made.ended.connect(self._ended)
            made.textEdited.connect(lambda _: self.typed.emit())
            self.serials.append(made)
            self._flow.addWidget(made)
        while len(self.serials) > wanted:
            gone = self.serials.pop()
            self._flow.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self.show_wrong("")
        self.retranslate(self._name)
        self.counted.emit()

    def _ended(self) -> None:
        empty = self.first_empty
        if empty is not None:
            empty.setFocus()
        else:
            self.filled.emit()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.before)
        self._column.addLayout(self._flow)
        self._column.addWidget(self.wrong)
        self._heads: tuple[QBoxLayout, QLayout] | None = None
        self._look.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        """Large text puts the count below the name."""
        theme, parts = self._look.theme, (self.stock, self.number, self.of)
        large = theme.scale >= LARGE
        if self._heads is not None:
            old, counted = self._heads
            for each in parts:
                counted.removeWidget(each)
            old.removeWidget(self.name)
            self._column.removeItem(old)
            old.deleteLater()
        row: QBoxLayout = QVBoxLayout() if large else QHBoxLayout()
        count: QLayout = Flow(gap=theme.space(Space.NEAR)) if large else QHBoxLayout()
        for each in parts:
            count.addWidget(each)
        count.setSpacing(theme.space(Space.NEAR))
        row.setSpacing(theme.space(Space.NEAR))
        row.addWidget(self.name, 1)
        row.addLayout(count)
        self._heads = row, count
        self._column.insertLayout(0, row)
        self._column.setSpacing(theme.space(Space.HAIR))
        self.number.setFixedWidth(theme.sized(NUMBER_WIDTH))
        for field in self.serials:
            field.setFixedWidth(theme.sized(SERIAL_WIDTH))
