"""Below each row of a family: is this somebody who is registered here already?"""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from fieldkit.ui.pages.base import Tools
from fieldkit.ui.pages.households_seen import Doubles, DoubleSeen
from fieldkit.ui.pages.households_typed import TypedPerson
from fieldkit.ui.widgets.member_row import MemberRow
from fieldkit.ui.widgets.people_finder import hit_line
from fieldkit.ui.words import translate


class Questions(QObject):
    """Asks in the rows that it watches. Emits `same` with the household's id of whoever it is, and
    `other` once somebody was said to be another. `others`: the people (ids) of whom that was said.
    GUI thread only.
    """

    same = Signal(object)
    other = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._speech = tools.speech
        self.others = set[bytes]()
        self._rows: list[MemberRow] = []
        self._compared: list[MemberRow] = []
        self._asked: dict[MemberRow, DoubleSeen] = {}
        self._doubles: Doubles = ()

    def begin(self, others: Iterable[str]) -> None:
        """Another family, with whom its draft has for others (ids in hex): no row is watched."""
        self.others = {bytes.fromhex(each) for each in others}
        self._rows, self._compared, self._doubles = [], [], ()
        self._asked.clear()

    def watch(self, row: MemberRow) -> None:
        self._rows.append(row)
        row.double.same.connect(lambda: self.same.emit(self._asked[row].hit.household))
        row.double.other.connect(lambda: self._is_other(row))

    def new_people(self) -> list[TypedPerson]:
        """Whom to compare with those held here: rows not registered, not blank, with a name."""
        self._compared = [row for row in self._rows if row.typed().unknown()]
        return [row.typed() for row in self._compared]

    def show(self, doubles: Doubles) -> list[MemberRow]:
        """Asks about the likeliest double of each row; the rows that ask now."""
        self._doubles = doubles
        likeliest: dict[MemberRow, DoubleSeen] = {}
        for each in doubles:
            if each.hit.person not in self.others and each.place < len(self._compared):
                likeliest.setdefault(self._compared[each.place], each)
        for row in self._rows:
            # One that is still asked is not hidden in between: whoever stands on it would lose it.
            if row in likeliest:
                self._ask(row, likeliest[row])
            else:
                row.double.hide()
        return [*likeliest]

    def retranslate(self) -> None:
        self.show(self._doubles)

    def _ask(self, row: MemberRow, double: DoubleSeen) -> None:
        reasons = "; ".join(self._speech.code(reason) for reason in double.reasons)
        question = translate("Family", "Registered already?")
        row.double.ask(question, hit_line(double.hit, self._speech.language), reasons)
        self._asked[row] = double

    def _is_other(self, row: MemberRow) -> None:
        self.others.add(self._asked[row].hit.person)
        self.show(self._doubles)
        following = row.double.is_same if not row.double.isHidden() else row.needs_button
        following.setFocus()
        self.other.emit()
