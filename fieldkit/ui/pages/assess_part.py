"""One part of a form on one page: its questions, and repeats as rows with the open one."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from fieldkit.expression import Node
from fieldkit.forms import ChangeSet, Session
from fieldkit.forms.definition import NodeDef
from fieldkit.forms.state import reference, state_of
from fieldkit.forms.view import view_of_repeat
from fieldkit.ui.pages.assess_outline import Part, children, look_at
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.theme import Space
from fieldkit.ui.widgets.flow import Flow
from fieldkit.ui.widgets.question_row import QuestionRow
from fieldkit.ui.widgets.text import button, label
from fieldkit.ui.words import translate

MOST_SUMMARY = 3
"""Answers that tell the rows of a repeat apart."""


class PartView(QWidget):
    """Emits `answered` (ref, value), `left` (ref), `added` and `removed` (ref of a repeat's row).

    `told` says whether what is wrong with a question shall be said already.
    """

    answered = Signal(str, str)
    left = Signal(str)
    added = Signal(str)
    removed = Signal(str)

    def __init__(self, tools: Tools, told: Callable[[str], bool]) -> None:
        super().__init__()
        self._tools, self._told = tools, told
        self._session: Session | None = None
        self._part: Part | None = None
        self.rows: dict[str, QuestionRow] = {}
        self._open: dict[str, int] = {}
        self._heads: dict[str, QPushButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tools.look.theme.space(Space.APART))

    def show_part(self, session: Session, part: Part) -> None:
        """Builds the questions of a part, those too that are not shown at present."""
        self._session, self._part = session, part
        self._clear()
        if part.repeat:
            name = part.ref.rpartition("/")[2]
            for definition, kids in state_of(session.tree).kids.items():
                if definition.kind == "repeat" and definition.name == name:
                    self._repeat(session, session.tree, definition, kids)
        elif part.nodes and state_of(part.nodes[0]).definition.kind == "group":
            self._fill(session, part.nodes[0])
        else:
            for node in part.nodes:
                self._question(session, node)
        self._column.addStretch(1)

    def show_changes(self, changes: ChangeSet) -> None:
        """Shows again what changed, and nothing else."""
        session = self._session
        if session is None or self._part is None:
            return
        if any(self._concerns(ref) for ref in changes.repeats):
            self.show_part(session, self._part)
            return
        touched = changes.values | changes.flags | changes.texts | changes.options
        for ref in touched:
            if ref in self.rows:
                self.tell(ref)
        if touched:
            self._name_heads(session)

    def tell(self, ref: str) -> None:
        """Shows one question as it stands."""
        row, session = self.rows.get(ref), self._session
        view = session.view(ref) if session is not None else None
        if row is not None and view is not None:
            row.show_view(view, self._told(ref))

    def open_for(self, ref: str) -> QuestionRow | None:
        """The question's row; the row of a repeat in which it stands is opened first."""
        session, part = self._session, self._part
        if ref not in self.rows and session is not None and part is not None:
            for above in _instances(ref):
                repeat, _, place = above.rpartition("[")
                self._open[repeat] = int(place.rstrip("]")) - 1
            self.show_part(session, part)
        return self.rows.get(ref)

    def first(self) -> QuestionRow | None:
        """The first question that can be answered."""
        rows = (row for row in self.rows.values() if row.answer and not row.isHidden())
        return next(rows, None)

    def _concerns(self, repeat: str) -> bool:
        part = self._part
        return part is not None and (repeat == part.ref or repeat.startswith(part.ref + "/"))

    def _clear(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.rows, self._heads = {}, {}

    def _fill(self, session: Session, node: Node) -> None:
        for definition, kids in children(node):
            if definition.kind == "repeat":
                self._repeat(session, node, definition, kids)
                continue
            for kid in kids:
                if definition.kind == "value":
                    self._question(session, kid)
                elif kid.relevant:
                    text = look_at(session, kid).label
                    if text:
                        self._column.addWidget(label("heading", " ".join(text.split())))
                    self._fill(session, kid)

    def _question(self, session: Session, node: Node) -> None:
        view = look_at(session, node)
        row = QuestionRow(self._tools, view, state_of(node).definition)
        row.answered.connect(self.answered)
        row.left.connect(self.left)
        self.rows[view.ref] = row
        self._column.addWidget(row)
        row.show_view(view, self._told(view.ref))

    def _repeat(
        self, session: Session, parent: Node, definition: NodeDef, kids: list[Node]
    ) -> None:
        whole = view_of_repeat(parent, definition, session.telling)
        if not whole.relevant:
            return
        opened = min(self._open.get(whole.ref, 0), len(kids) - 1)
        fixed = definition.count is not None or definition.fixed
        for at, kid in enumerate(kids):
            ref = reference(kid)
            head = button("place")
            head.setCheckable(True)
            head.setChecked(at == opened)
            head.clicked.connect(lambda _=False, at=at: self._turn_to(whole.ref, at))
            self._heads[ref] = head
            self._column.addWidget(head)
            if at == opened:
                self._fill(session, kid)
                if not fixed:
                    self._taking_out(ref)
        if not fixed:
            more = button()
            more.setText(translate("Part", "Add: %1").replace("%1", whole.label or ""))
            more.clicked.connect(lambda _=False: self.added.emit(whole.ref))
            self._column.addWidget(more)
        self._name_heads(session)

    def _taking_out(self, ref: str) -> None:
        acts = QWidget()
        made = button("quiet")
        made.setText(translate("Part", "Remove this row"))
        made.clicked.connect(lambda _=False: self.removed.emit(ref))
        Flow(acts).addWidget(made)
        self._column.addWidget(acts)

    def _turn_to(self, repeat: str, at: int) -> None:
        self._open[repeat] = at
        if self._session is not None and self._part is not None:
            self.show_part(self._session, self._part)
            first = self.first()
            if first is not None:
                first.focus_answer()

    def _name_heads(self, session: Session) -> None:
        """Each row by its number and its first answers."""
        for ref, head in self._heads.items():
            node = session.node(ref)
            if node is None:
                continue
            number = ref.rpartition("[")[2].rstrip("]")
            name = f"{_label_of(session, node)} {number}".strip()
            said = ", ".join(_summary(session, node))
            head.setText(f"{name}: {said}" if said else name)


def _label_of(session: Session, row: Node) -> str:
    """What a row of a repeat is called."""
    if row.parent is None:
        return ""
    return view_of_repeat(row.parent, state_of(row).definition, session.telling).label or ""


def _summary(session: Session, node: Node) -> list[str]:
    found: list[str] = []
    for definition, kids in children(node):
        if definition.kind != "value" or len(found) == MOST_SUMMARY:
            continue
        for kid in kids:
            view = look_at(session, kid)
            if view.value and view.kind in ("input", "select"):
                names = dict(view.options or ())
                words = view.value.split() if names else [view.value]
                found.append(", ".join(names.get(each, each) for each in words))
    return found


def _instances(ref: str) -> list[str]:
    """The rows of repeats above a question, the outermost first."""
    parts, found = ref.split("/"), []
    for at, part in enumerate(parts):
        if part.endswith("]"):
            found.append("/".join(parts[: at + 1]))
    return found
