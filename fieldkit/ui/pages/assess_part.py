"""One part of a form on one page: its questions, and repeats as rows with the open one."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldkit.expression import Node
from fieldkit.forms import ChangeSet, Session
from fieldkit.forms.state import reference, state_of
from fieldkit.forms.view import view_of, view_of_repeat
from fieldkit.ui.pages.assess_asides import AsideTeller
from fieldkit.ui.pages.assess_outline import Part, Piece, children
from fieldkit.ui.pages.assess_repeat import RepeatTable
from fieldkit.ui.pages.assess_rows import row_of
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.theme import Space
from fieldkit.ui.widgets.answer_means import Means
from fieldkit.ui.widgets.question_row import QuestionRow
from fieldkit.ui.widgets.rich_label import RichLabel
from fieldkit.ui.widgets.rich_text import plain_text


class PartView(QWidget):
    """Emits `answered` (ref, value), `left`, `onward`, `halved` and `grown` (ref), `making` (ref,
    `Making`), `added` (ref of a repeat) and `removed` (ref of a repeat's row).

    `told` says whether what is wrong with a question shall be said already, `half` what was typed
    into its field and is no answer. Of a repeat, the open
    row alone is built; another row, or another number of rows, builds that repeat anew and nothing
    else.
    """

    answered = Signal(str, str)
    left = Signal(str)
    onward = Signal(str)
    halved = Signal(str)
    grown = Signal(str)
    making = Signal(str, object)
    added = Signal(str)
    removed = Signal(str)
    leaving = Signal()
    """Rows are about to be taken away."""

    def __init__(
        self, tools: Tools, means: Means, told: Callable[[str], bool], half: Callable[[str], str]
    ) -> None:
        super().__init__()
        self._tools, self._means, self._told, self._half = tools, means, told, half
        self._session: Session | None = None
        self._asides: AsideTeller | None = None
        self._part: Part | None = None
        self.rows: dict[str, QuestionRow] = {}
        self.tables: dict[str, tuple[RepeatTable, Piece]] = {}
        self._open: dict[str, int] = {}
        self._headings: list[tuple[Node, RichLabel]] = []
        self._column = QVBoxLayout(self)
        aside = tools.look.theme.space(Space.NEAR)
        self._column.setContentsMargins(0, tools.look.theme.space(Space.HAIR), aside, 0)
        self._column.setSpacing(tools.look.theme.space(Space.APART))

    def show_part(self, session: Session, part: Part, asides: AsideTeller) -> None:
        """Builds the questions of a part, those too that are not shown at present."""
        self.leaving.emit()
        self._session, self._part, self._asides = session, part, asides
        # Known no longer before they go: a field that is hidden says that it was left.
        self.rows, self.tables, self._headings = {}, {}, []
        _empty(self._column)
        for piece in part.pieces:
            if piece.definition.kind == "group" and len(part.pieces) == 1:
                # Its name is the name of the part.
                for node in piece.nodes:
                    self._fill(node, self._column)
            else:
                self._piece(piece, self._column)
        self._column.addStretch(1)

    def begin(self) -> None:
        """Another form, or another family's: nothing more is told of what is shown."""
        self.release()
        self.rows, self.tables, self._headings, self._open = {}, {}, [], {}

    def show_changes(self, changes: ChangeSet) -> None:
        """Shows again what changed, and nothing else."""
        if self._session is None:
            return
        for ref in [*self.tables]:
            if ref in self.tables and ref in changes.repeats:
                self._open_row(ref, self._open.get(ref, 0))
        touched = changes.values | changes.flags | changes.texts | changes.options
        for ref in touched:
            if ref in self.rows:
                self.tell(ref)
        for ref in self.tables:
            if any(each.startswith((f"{ref}[", f"{ref}/")) or each == ref for each in touched):
                self._tell_table(ref)
        if changes.flags or changes.texts:
            self._tell_headings()
            for ref in self.tables:
                self._tell_table(ref)

    def tell(self, ref: str) -> None:
        """Shows one question as it stands."""
        row, session = self.rows.get(ref), self._session
        node = session.node(ref) if session is not None else None
        if row is None or session is None or node is None or self._asides is None:
            return
        view, told = view_of(node, session.telling, session.choices), self._told(ref)
        row.show_view(view, told, self._asides.of(node, view, told), self._half(ref))

    def open_for(self, ref: str) -> QuestionRow | None:
        """The question's row; the rows of repeats in which it stands are opened first."""
        if ref not in self.rows:
            for above in _instances(ref):
                repeat, _, place = above.rpartition("[")
                at = int(place.rstrip("]")) - 1
                if repeat in self.tables and self._open.get(repeat, 0) != at:
                    self._open_row(repeat, at)
        return self.rows.get(ref)

    def first(self) -> QuestionRow | None:
        """The first question that can be answered."""
        rows = (row for row in self.rows.values() if row.answer and not row.isHidden())
        return next((row for row in rows if row.answer and row.answer.ready()), None)

    def open_last(self, repeat: str) -> None:
        """Opens the row of a repeat that was added last, and goes to its first question."""
        if repeat in self.tables:
            count = len(self.tables[repeat][1].nodes)
            self._open_row(repeat, count - 1)
            self._focus_in(f"{repeat}[{count}]")

    def release(self) -> None:
        """Closes what answers hold open."""
        for row in self.rows.values():
            if row.answer is not None:
                row.answer.release()

    def forget_rows(self, repeat: str) -> None:
        """The rows of a repeat are about to be others; nothing more is told of those shown."""
        within = f"{repeat}["
        self.rows = {key: row for key, row in self.rows.items() if not key.startswith(within)}

    # How it is built

    def _fill(self, node: Node, column: QVBoxLayout) -> None:
        for piece in children(node):
            self._piece(piece, column)

    def _piece(self, piece: Piece, column: QVBoxLayout) -> None:
        if piece.definition.kind == "repeat":
            self._table(piece, column)
            return
        for node in piece.nodes:
            if piece.definition.kind == "value":
                self._question(node, column)
                continue
            heading = RichLabel(self._tools.look, "heading")
            self._headings.append((node, heading))
            column.addWidget(heading)
            self._tell_heading(node, heading)
            self._fill(node, column)

    def _question(self, node: Node, column: QVBoxLayout) -> None:
        ref = reference(node)
        row = QuestionRow(self._tools, ref, state_of(node).definition, self._means)
        row.answered.connect(self.answered)
        row.left.connect(self.left)
        row.onward.connect(self.onward)
        row.halved.connect(self.halved)
        row.grown.connect(self.grown)
        row.making.connect(self.making)
        self.rows[ref] = row
        column.addWidget(row)
        if node.relevant:
            self.tell(ref)

    def _table(self, piece: Piece, column: QVBoxLayout) -> None:
        session = self._session
        if session is None:
            return
        ref = view_of_repeat(piece.parent, piece.definition, session.telling).ref
        table = RepeatTable(self._tools.look)
        self.tables[ref] = (table, piece)
        column.addWidget(table)
        table.opened.connect(lambda at: self._turn_to(ref, at))
        table.added.connect(lambda: self.added.emit(ref))
        table.removed.connect(lambda at: self.removed.emit(f"{ref}[{at + 1}]"))
        self._open_row(ref, self._open.get(ref, 0))

    def _open_row(self, ref: str, at: int) -> None:
        """Builds the open row of a repeat anew."""
        self.leaving.emit()
        table, piece = self.tables[ref]
        within = f"{ref}["
        self.forget_rows(ref)
        self.tables = {key: pair for key, pair in self.tables.items() if not key.startswith(within)}
        self._headings = [each for each in self._headings if not table.isAncestorOf(each[1])]
        _empty(table.inside)
        nodes = piece.nodes
        self._open[ref] = at = max(min(at, len(nodes) - 1), 0)
        if nodes:
            self._fill(nodes[at], table.inside)
        self._tell_table(ref)

    def _turn_to(self, ref: str, at: int) -> None:
        self._open_row(ref, at)
        self._focus_in(f"{ref}[{at + 1}]")

    def _focus_in(self, instance: str) -> None:
        inside = (row for key, row in self.rows.items() if key.startswith(instance))
        row = next((each for each in inside if each.answer and not each.isHidden()), None)
        if row is not None:
            row.focus_answer()

    def _tell_table(self, ref: str) -> None:
        session = self._session
        if session is None:
            return
        table, piece = self.tables[ref]
        whole = view_of_repeat(piece.parent, piece.definition, session.telling)
        table.setVisible(whole.relevant)
        if not whole.relevant:
            return
        own_page = self._part is not None and self._part.ref == ref
        counted = piece.definition.count is not None
        rows = [row_of(session, node) for node in piece.nodes]
        name, at = plain_text(whole.label or ""), self._open.get(ref, 0)
        table.show_rows(name, rows, at, counted or piece.definition.fixed, counted)
        if own_page:
            table.heading.hide()

    def _tell_headings(self) -> None:
        for node, heading in self._headings:
            self._tell_heading(node, heading)

    def _tell_heading(self, node: Node, heading: RichLabel) -> None:
        control = state_of(node).definition.control
        session = self._session
        words = session.telling.text(control.label, node) if control and session else ""
        heading.say(words or "")
        heading.setVisible(bool(words) and node.relevant)


def _empty(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()


def _instances(ref: str) -> list[str]:
    """The rows of repeats above a question, the outermost first."""
    parts, found = ref.split("/"), []
    for at, part in enumerate(parts):
        if part.endswith("]"):
            found.append("/".join(parts[: at + 1]))
    return found
