"""The part of Distribute about the goods: a row for each item, and the shelf behind."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldkit.errors import Refusal
from fieldkit.jobs.job import Token
from fieldkit.records.lines import GoodsLine
from fieldkit.rules.balance import Owed
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.pages.distribute_given import item_name
from fieldkit.ui.pages.distribute_reading import Shelf, Table
from fieldkit.ui.theme import Space
from fieldkit.ui.widgets.goods_row import GoodsRow
from fieldkit.ui.widgets.serial_field import SerialField

ReadShelf = Callable[[Mapping[str, int], Mapping[str, str]], Shelf | Refusal]


class GoodsPanel(QWidget):
    """Rows of what is owed, with stock and free serials as soon as `read_shelf` has read them.

    Emits `filled` when the last serial number is in, and `typed` when a person has changed
    something. GUI thread only.
    """

    filled = Signal()
    typed = Signal()

    def __init__(self, tools: Tools, read_shelf: ReadShelf) -> None:
        super().__init__()
        self._tools, self._read_shelf = tools, read_shelf
        self._table: Table | None = None
        self._after: dict[str, str] = {}
        self._reading: Token | None = None
        self.rows: list[GoodsRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tools.look.theme.space(Space.TIGHT))

    @property
    def lines(self) -> tuple[GoodsLine, ...]:
        """What is entered to hand over."""
        return tuple(line for row in self.rows if (line := row.line) is not None)

    def show_owed(self, table: Table, owed: Sequence[Owed]) -> None:
        """Rows for what has a balance; what was entered before goes."""
        self._table = table
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._row(table, each) for each in owed if each.balance]
        for row in self.rows:
            self._column.addWidget(row)
            row.filled.connect(self._fill_next)
            row.counted.connect(self._ask_shelf)
            row.typed.connect(self.typed)
        self.setVisible(bool(self.rows))
        self._ask_shelf()

    def put_back(self, lines: Sequence[GoodsLine]) -> None:
        """What was entered before; what is not among the lines was set to nought."""
        kept = {line["item"]: line for line in lines}
        for row in self.rows:
            line = kept.get(row.item)
            row.put_back(line["quantity"] if line else 0, line.get("serials", ()) if line else ())

    def handed_over(self, lines: Sequence[GoodsLine]) -> None:
        """These serials are gone; the ones after them are offered next."""
        for line in lines:
            for serial in line.get("serials", ()):
                self._after[line["item"]] = serial

    def show_refusal(self, refusal: Refusal) -> bool:
        """Says a refusal about an item beside it; whether it is about one of these."""
        row = next((each for each in self.rows if each.item == refusal.params.get("item")), None)
        if row is None or self._table is None:
            return False
        name = item_name(self._table, row.item, self._tools.speech.language)
        told = replace(refusal, params={**refusal.params, "item": name})
        row.show_wrong(self._tools.speech.outcome(told))
        (row.serials[0] if row.serials else row.number).setFocus()
        return True

    def clear_refusal(self) -> None:
        for row in self.rows:
            row.show_wrong("")

    def serial_field(self) -> SerialField | None:
        """Where a serial goes that is typed or scanned with no field chosen."""
        fields = [each for row in self.rows for each in row.serials]
        return next((each for each in fields if not each.isModified()), None)

    def focus_first(self) -> None:
        """To the first serial number, or the first quantity."""
        if self.rows:
            (self.serial_field() or self.rows[0].number).setFocus()

    def retranslate(self) -> None:
        for row in self.rows:
            if self._table is not None:
                row.retranslate(item_name(self._table, row.item, self._tools.speech.language))

    def _row(self, table: Table, owed: Owed) -> GoodsRow:
        facts = table.called.items.get(owed.item)
        name = item_name(table, owed.item, self._tools.speech.language)
        return GoodsRow(self._tools.look, owed, name, facts is not None and facts.serialised)

    def _fill_next(self) -> None:
        empty = next((row.first_empty for row in self.rows if row.first_empty is not None), None)
        if empty is not None:
            empty.setFocus()
        else:
            self.filled.emit()

    def _ask_shelf(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
        wanted = {row.item: row.number.value() for row in self.rows}
        after = dict(self._after)
        if wanted:
            self._reading = self._tools.runner.submit(
                self, lambda _: self._read_shelf(wanted, after), self._take_shelf
            )

    def _take_shelf(self, shelf: Shelf | Refusal) -> None:
        """A shelf that can't be read is no reason to stop: handing out checks again."""
        if isinstance(shelf, Shelf):
            for row in self.rows:
                row.show_stock(shelf.held.get(row.item, 0), shelf.free.get(row.item, ()))
