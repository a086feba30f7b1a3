"""The form's parts and questions on the left: where one is, what is answered, what is not."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from fieldkit.ui.look import Look
from fieldkit.ui.pages.assess_outline import Part, State
from fieldkit.ui.theme import Tone
from fieldkit.ui.words import translate

REF = Qt.ItemDataRole.UserRole
SIGNS = {State.ANSWERED: "✓", State.WRONG: "!", State.MISSING: "○", State.OPEN: "–"}
TONES = {State.ANSWERED: Tone.GOOD, State.WRONG: Tone.STOP, State.MISSING: Tone.CARE}


class AssessTree(QTreeWidget):
    """Emits `turned` with the number of a part and the ref of a question, empty for the part."""

    turned = Signal(int, str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._items: dict[str, QTreeWidgetItem] = {}
        self._shape: list[tuple[str, tuple[str, ...]]] = []
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(look.theme.sized(14))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemActivated.connect(self._turn)
        self.itemClicked.connect(self._turn)

    def show_parts(self, parts: Sequence[Part], here: int) -> None:
        """Shows how each question stands; the questions of the part at `here` are in view."""
        shape = [(part.ref, tuple(each.ref for each in part.questions)) for part in parts]
        if shape != self._shape:
            self._shape = shape
            self._make(parts)
        for at, part in enumerate(parts):
            top = self.topLevelItem(at)
            if top is None:
                continue
            self._show_part(top, part, at == here)

    def _show_part(self, top: QTreeWidgetItem, part: Part, here: bool) -> None:
        states = [each.state for each in part.questions]
        left = sum(each in (State.MISSING, State.WRONG) for each in states)
        name = part.label or translate("Assess", "Questions")
        if left:
            name += f" · {left}"
        elif states:
            name += "  ✓"
        top.setText(0, name)
        font = top.font(0)
        font.setBold(here)
        top.setFont(0, font)
        top.setExpanded(here)
        waits = translate("Assess", "%Ln answers still needed", None, left)
        top.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{part.label}, {waits}")
        for each in part.questions:
            item = self._items[each.ref]
            number = f"{each.place}. " if each.place else ""
            item.setText(0, f"{SIGNS[each.state]}  {number}{each.label}")
            item.setToolTip(0, each.label)
            said = f"{number}{each.label}, {_words(each.state)}"
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, said)
            theme, tone = self._look.theme, TONES.get(each.state)
            colour = theme.tone(tone).on_tint if tone is not None else theme.palette.muted
            item.setForeground(0, QColor(colour))

    def _make(self, parts: Sequence[Part]) -> None:
        self.clear()
        self._items = {}
        for at, part in enumerate(parts):
            top = QTreeWidgetItem(self)
            top.setData(0, REF, (at, ""))
            for each in part.questions:
                item = QTreeWidgetItem(top)
                item.setData(0, REF, (at, each.ref))
                self._items[each.ref] = item

    def _turn(self, item: QTreeWidgetItem) -> None:
        at, ref = item.data(0, REF)
        self.turned.emit(at, ref)


def _words(state: State) -> str:
    match state:
        case State.ANSWERED:
            return translate("Assess", "answered")
        case State.WRONG:
            return translate("Assess", "wrong")
        case State.MISSING:
            return translate("Assess", "answer needed")
        case State.OPEN:
            return translate("Assess", "not answered")
