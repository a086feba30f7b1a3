"""The form's parts and questions on the left: where one is, what is answered, what is not."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from fieldkit.ui.look import Look
from fieldkit.ui.pages.assess_outline import Part, Question, State
from fieldkit.ui.theme import Tone
from fieldkit.ui.words import translate

REF = Qt.ItemDataRole.UserRole
SIGNS = {
    State.ANSWERED: "✓",
    State.WRONG: "!",
    State.MISSING: "○",
    State.OPEN: "–",
    State.HIDDEN: "⌀",
}
TONES = {State.ANSWERED: Tone.GOOD, State.WRONG: Tone.STOP, State.MISSING: Tone.CARE}


class AssessTree(QTreeWidget):
    """Emits `turned` with the number of a part and the ref of a question, empty for the part.

    Questions that are not asked as the answers stand are in it too, out of sight until `hidden` is
    set. Only what changed is drawn anew.
    """

    turned = Signal(int, str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.hidden = False
        self._items: dict[str, QTreeWidgetItem] = {}
        self._shown: dict[str, object] = {}
        self._shape: list[tuple[str, tuple[str, ...]]] = []
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setIndentation(look.theme.sized(14))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemActivated.connect(self._turn)
        self.itemClicked.connect(self._turn)
        look.changed.connect(self.retranslate)

    def show_parts(self, parts: Sequence[Part], here: int) -> None:
        """Shows how each question stands; the questions of the part at `here` are in view."""
        shape = [(part.ref, tuple(each.ref for each in part.questions)) for part in parts]
        if shape != self._shape:
            self._shape = shape
            self._make(parts)
        for at, part in enumerate(parts):
            top = self.topLevelItem(at)
            if top is not None:
                self._show_part(top, part, at, at == here)

    def retranslate(self) -> None:
        """Words and colours of all states are wanted anew with the next `show_parts`."""
        self._shown.clear()

    def _show_part(self, top: QTreeWidgetItem, part: Part, at: int, here: bool) -> None:
        key = f"{at} {part.ref}"
        for each in part.questions:
            wanted = (each, self.hidden)
            if self._shown.get(each.ref) != wanted:
                self._shown[each.ref] = wanted
                self._show_question(self._items[each.ref], each)
        wanted_part = (part.label, part.gaps, part.shown, part.number, here, self.hidden)
        if self._shown.get(key) == wanted_part:
            return
        self._shown[key] = wanted_part
        name = part_name(part)
        top.setText(0, f"{name} · {part.gaps}" if part.gaps else name + _end(part))
        top.setHidden(not part.shown and not self.hidden)
        font = top.font(0)
        font.setBold(here)
        top.setFont(0, font)
        top.setExpanded(here)
        top.setToolTip(0, name)
        waits = translate("Assess", "%Ln answers still needed", None, part.gaps)
        said = waits if part.shown else state_words(State.HIDDEN)
        top.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{name}, {said}")
        if not part.shown:
            top.setText(0, f"{SIGNS[State.HIDDEN]}  {name}")
        colours = self._look.theme.palette
        top.setForeground(0, QColor(colours.text if part.shown else colours.muted))

    def _show_question(self, item: QTreeWidgetItem, each: Question) -> None:
        number = f"{each.place}. " if each.place else ""
        item.setText(0, f"{SIGNS[each.state]}  {number}{each.label}")
        item.setToolTip(0, each.label)
        said = f"{number}{each.label}, {state_words(each.state)}"
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, said)
        theme, tone = self._look.theme, TONES.get(each.state)
        colour = theme.tone(tone).on_tint if tone is not None else theme.palette.muted
        item.setForeground(0, QColor(colour))
        item.setHidden(each.state is State.HIDDEN and not self.hidden)

    def _make(self, parts: Sequence[Part]) -> None:
        self.clear()
        self._items, tops = {}, []
        self._shown.clear()
        for at, part in enumerate(parts):
            top = QTreeWidgetItem()
            top.setData(0, REF, (at, ""))
            for each in part.questions:
                item = QTreeWidgetItem(top)
                item.setData(0, REF, (at, each.ref))
                self._items[each.ref] = item
            tops.append(top)
        self.addTopLevelItems(tops)

    def _turn(self, item: QTreeWidgetItem) -> None:
        at, ref = item.data(0, REF)
        self.turned.emit(at, ref)


def part_name(part: Part) -> str:
    """What a page of the form is called."""
    name = part.label or translate("Assess", "Questions")
    return f"{name} ({part.number})" if part.number else name


def state_words(state: State) -> str:
    """How a question stands, in words."""
    match state:
        case State.ANSWERED:
            return translate("Assess", "answered")
        case State.WRONG:
            return translate("Assess", "wrong")
        case State.MISSING:
            return translate("Assess", "answer needed")
        case State.OPEN:
            return translate("Assess", "not answered")
        case State.HIDDEN:
            return translate("Assess", "not asked")


def _end(part: Part) -> str:
    """A tick where something is answered and nothing is missing."""
    done = part.shown and any(each.state is State.ANSWERED for each in part.questions)
    return "  ✓" if done else ""
