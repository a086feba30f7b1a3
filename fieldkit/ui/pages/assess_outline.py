"""A form's parts and questions as the outline shows them: answered, wrong, missing, open, hidden.

A part is what stands on one page: a group, a repeat, or a run of questions; large groups are
divided, so that no page takes long to come up or to look through.
"""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from fieldkit.expression import Node
from fieldkit.forms import ChangeSet, Missing, ProblemKind, Session
from fieldkit.forms.definition import NodeDef
from fieldkit.forms.state import reference, state_of
from fieldkit.forms.view import is_readonly, kind_of, view_of_repeat
from fieldkit.ui.widgets.answer_kinds import in_table
from fieldkit.ui.widgets.answer_options import Way
from fieldkit.ui.widgets.rich_text import plain_text

ASKED = ("input", "select", "rank", "range", "upload", "trigger")
MOST = 20
"""Questions of one page, except where a repeat has longer rows."""


class State(StrEnum):
    """`open`: not answered, and need not be; `hidden`: not asked, as the answers stand."""

    ANSWERED = "answered"
    WRONG = "wrong"
    MISSING = "missing"
    OPEN = "open"
    HIDDEN = "hidden"


GAPS = {State.MISSING: ProblemKind.REQUIRED, State.WRONG: ProblemKind.CONSTRAINT}


@dataclass(frozen=True)
class Question:
    """A question; `place`: of the repeat's instance it stands in, from 1, else 0."""

    ref: str
    label: str
    state: State
    place: int = 0


@dataclass(frozen=True)
class Piece:
    """Something of a part: all nodes of one definition below one node."""

    parent: Node
    definition: NodeDef

    @property
    def nodes(self) -> list[Node]:
        """The nodes as they stand now: several only of a repeat."""
        return [kid for kid in state_of(self.parent).kids[self.definition] if _is_element(kid)]


@dataclass(frozen=True)
class Part:
    """One page. `number` counts the pages of a divided group, from 1, else 0."""

    ref: str
    label: str
    questions: tuple[Question, ...]
    pieces: tuple[Piece, ...]
    shown: bool = True
    number: int = 0

    def holds(self, ref: str) -> bool:
        """Whether a question stands in this part."""
        return any(each.ref == ref for each in self.questions)

    @property
    def gaps(self) -> int:
        """How many answers are missing or wrong."""
        return sum(each.state in GAPS for each in self.questions)


class Outline:
    """The parts of one session. Labels are told once, and again when they change."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._labels: dict[str, str] = {}

    def changed(self, changes: ChangeSet) -> None:
        """Some labels have changed; with repeats, the refs of others mean other nodes."""
        if changes.repeats:
            self._labels.clear()
        for ref in changes.texts:
            self._labels.pop(ref, None)

    def parts(self, unread: Container[str] = ()) -> list[Part]:
        """All parts in the form's order, those too that are not shown now; `unread` are the refs
        of questions in whose fields something stands that can't be read.
        """
        return list(self._split(self._session.tree, "", unread))

    def _split(self, parent: Node, title: str, unread: Container[str]) -> Iterator[Part]:
        loose: list[Piece] = []
        for definition in state_of(parent).kids:
            piece = Piece(parent, definition)
            if definition.kind == "value":
                if definition.control is not None:
                    loose.append(piece)
                continue
            if not _asked(definition):
                continue
            yield from self._runs(loose, title, unread)
            loose = []
            if definition.kind == "group" and _asked(definition) > MOST:
                for group in piece.nodes:
                    yield from self._split(group, self._label(group, definition), unread)
            else:
                yield self._part(piece, unread)
        yield from self._runs(loose, title, unread)

    def _runs(self, loose: list[Piece], title: str, unread: Container[str]) -> Iterator[Part]:
        for start in range(0, len(loose), MOST):
            pieces = tuple(loose[start : start + MOST])
            asked = tuple(q for piece in pieces for q in self._questions(piece, 0, unread))
            shown = any(node.relevant for piece in pieces for node in piece.nodes)
            number = start // MOST + 1 if len(loose) > MOST else 0
            ref = reference(pieces[0].nodes[0])
            yield Part(ref, title, asked, pieces, shown, number)

    def _part(self, piece: Piece, unread: Container[str]) -> Part:
        definition, nodes = piece.definition, piece.nodes
        asked = tuple(self._questions(piece, 0, unread))
        if definition.kind == "repeat":
            whole = view_of_repeat(piece.parent, definition, self._session.telling)
            addable = definition.count is None and not definition.fixed
            shown = whole.relevant and bool(nodes or addable)
            return Part(whole.ref, plain_text(whole.label or ""), asked, (piece,), shown)
        group = nodes[0]
        label = self._label(group, definition) if definition.control else ""
        shown = group.relevant and _any_shown(group)
        return Part(reference(group), label, asked, (piece,), shown)

    def _questions(self, piece: Piece, place: int, unread: Container[str]) -> Iterator[Question]:
        definition = piece.definition
        for at, node in enumerate(piece.nodes, start=1):
            if definition.kind == "value":
                if kind_of(definition) in ASKED and not is_readonly(node) and _answered(node):
                    yield self._question(node, definition, place, unread)
                continue
            row = at if definition.kind == "repeat" else place
            for child in state_of(node).kids:
                yield from self._questions(Piece(node, child), row, unread)

    def _question(
        self, node: Node, definition: NodeDef, place: int, unread: Container[str]
    ) -> Question:
        ref = reference(node)
        state = State.WRONG if ref in unread and node.relevant else state_at(node)
        return Question(ref, self._label(node, definition, ref), state, place)

    def _label(self, node: Node, definition: NodeDef, ref: str = "") -> str:
        ref = ref or reference(node)
        if ref not in self._labels:
            control, telling = definition.control, self._session.telling
            told = telling.text(control.label, node) if control is not None else ""
            self._labels[ref] = plain_text(told or "") or definition.name.replace("_", " ")
        return self._labels[ref]


def gaps_of(parts: Iterable[Part]) -> list[Missing]:
    """The questions whose answers are missing, wrong or can't be read, in order."""
    asked = (each for part in parts for each in part.questions)
    return [
        Missing(GAPS[each.state], each.ref, each.label, "") for each in asked if each.state in GAPS
    ]


def state_at(node: Node) -> State:
    """How a question stands."""
    if not node.relevant:
        return State.HIDDEN
    state, value = state_of(node), node.text
    if not state.valid and value:
        return State.WRONG
    if not value:
        return State.MISSING if state.required else State.OPEN
    return State.ANSWERED


def children(node: Node) -> Iterator[Piece]:
    """What of a group or an instance may be on a page."""
    for definition in state_of(node).kids:
        if definition.kind != "value" or definition.control is not None:
            yield Piece(node, definition)


def _answered(node: Node) -> bool:
    """Not so the head of a table, which shows the words of the options alone."""
    state = state_of(node)
    return state.required or in_table(state.definition) is not Way.HEAD


def _asked(definition: NodeDef) -> int:
    """Questions below a definition, notes among them; a repeat counts as one."""
    return sum(
        1 if child.kind == "repeat" else _asked(child)
        for child in definition.children
        if child.kind != "value"
    ) + sum(child.kind == "value" and child.control is not None for child in definition.children)


def _any_shown(node: Node) -> bool:
    return any(
        (kid.relevant if piece.definition.kind == "value" else kid.relevant and _any_shown(kid))
        or piece.definition.kind == "repeat"
        for piece in children(node)
        for kid in piece.nodes or ([node] if piece.definition.kind == "repeat" else [])
    )


def _is_element(node: Node) -> bool:
    return node.kind == "element"
