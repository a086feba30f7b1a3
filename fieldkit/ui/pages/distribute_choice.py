"""The rounds of whoever stands at the table, one of them shown; those not open, when asked for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from fieldkit.ui.pages.base import Tools
from fieldkit.ui.pages.distribute_given import round_name
from fieldkit.ui.pages.distribute_reading import RoundVerdict, Table
from fieldkit.ui.pages.distribute_told import Told
from fieldkit.ui.theme import Space
from fieldkit.ui.widgets.round_choice import RoundChoice, RoundWords
from fieldkit.ui.widgets.text import button
from fieldkit.ui.words import translate


class RoundPicker(QWidget):
    """Emits `chosen` with the id of a round. Rounds that are not open are shown when asked for, or
    where one of them is the one shown. GUI thread only.
    """

    chosen = Signal(bytes)

    def __init__(self, tools: Tools, told: Told) -> None:
        super().__init__()
        self._tools, self._told = tools, told
        self._table: Table | None = None
        self._shown: tuple[RoundVerdict, ...] = ()
        self.widened = False
        self.lines, self.more = RoundChoice(tools.look), button("quiet")
        self.lines.chosen.connect(self.chosen)
        self.more.clicked.connect(self.widen)
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tools.look.theme.space(Space.TIGHT))
        row.addWidget(self.more)
        row.addStretch(1)
        column.addWidget(self.lines)
        column.addLayout(row)

    def begin(self) -> None:
        """A fresh family: today's rounds alone."""
        self.widened = False

    def widen(self) -> None:
        """Shows the rounds that are not open here today, and turns to the nearest."""
        table = self._table
        if table is not None and table.others and not self.more.isHidden():
            self.widened = True
            self.chosen.emit(table.others[0].id)

    def choose(self, number: int) -> None:
        """By its place in the list, from 0 on; nothing where the list is shorter."""
        if number < len(self._shown):
            self.chosen.emit(self._shown[number].id)

    def show_rounds(
        self, table: Table, round_: RoundVerdict, giving: bool, alone: bool = False
    ) -> None:
        """The rounds with their verdicts, `round_` marked; `alone`: that one only. Where all say
        the same and nothing is to be given, the verdict's card has said it.
        """
        self._table = table
        self.widened = self.widened or round_ in table.others
        self._shown = table.all_rounds if self.widened else table.rounds
        if alone:
            self._shown = (round_,)
        told = [(each, self._told.words(table, each)) for each in self._shown]
        language = self._tools.speech.language
        lines = [
            RoundWords(each.id, round_name(each, language), said.word, said.icon, said.tone)
            for each, said in told
        ]
        held = next((each for each, line in self.lines.buttons.items() if line.hasFocus()), None)
        self.lines.show_rounds(lines, round_.id)
        same = len({said.spoken for _, said in told}) == 1
        self.lines.setVisible(not same or giving)
        self.more.setText(translate("Distribute", "Rounds that are not open …") + "  (Ctrl+R)")
        self.more.setVisible(bool(table.others) and not self.widened and not alone)
        self.setVisible(not self.lines.isHidden() or not self.more.isHidden())
        if held in self.lines.buttons:
            self._hold(self.lines.buttons[held])

    def _hold(self, line: QPushButton) -> None:
        """The lines are made anew; whoever stood on one still does."""
        row = line.parentWidget()
        assert row is not None, "a line stands in its row"
        row.show()
        line.setFocus()
