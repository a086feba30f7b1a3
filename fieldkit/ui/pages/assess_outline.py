"""A form's parts and questions as the outline shows them: answered, wrong, missing or open."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from fieldkit.expression import Node
from fieldkit.forms import Session, View
from fieldkit.forms.definition import NodeDef
from fieldkit.forms.state import reference, state_of
from fieldkit.forms.view import view_of, view_of_repeat

UNASKED = ("note", "model-value", "root", "group", "repeat-instance")


class State(StrEnum):
    """`open`: not answered, and need not be."""

    ANSWERED = "answered"
    WRONG = "wrong"
    MISSING = "missing"
    OPEN = "open"


@dataclass(frozen=True)
class Question:
    """A question that is shown; `place`: of the repeat's instance it stands in, from 1, else 0."""

    ref: str
    label: str
    state: State
    place: int = 0


@dataclass(frozen=True)
class Part:
    """What stands on one page: a group, a repeat, or the loose questions between them."""

    ref: str
    label: str
    questions: tuple[Question, ...]
    repeat: bool = False
    nodes: tuple[Node, ...] = ()

    def holds(self, ref: str) -> bool:
        """Whether a question stands in this part."""
        return any(each.ref == ref for each in self.questions)


def parts_of(session: Session) -> list[Part]:
    """The form's parts that are shown now, in its order."""
    found: list[Part] = []
    loose: list[Node] = []
    for definition, kids in state_of(session.tree).kids.items():
        if definition.kind == "value":
            loose += [kid for kid in kids if definition.control is not None and kid.relevant]
            continue
        found += _loose(session, loose)
        loose = []
        part = _part(session, definition, kids)
        if part is not None:
            found.append(part)
    return found + _loose(session, loose)


def state(view: View) -> State:
    """How a question stands."""
    if not view.valid:
        return State.WRONG
    if not view.required_ok:
        return State.MISSING
    return State.ANSWERED if view.value else State.OPEN


def children(node: Node) -> Iterator[tuple[NodeDef, list[Node]]]:
    """What of a group or an instance is asked: each definition with its nodes."""
    for definition, kids in state_of(node).kids.items():
        if definition.kind != "value" or definition.control is not None:
            yield definition, [kid for kid in kids if kid.kind == "element"]


def look_at(session: Session, node: Node) -> View:
    """The snapshot of a node."""
    return view_of(node, session.telling, session.choices)


def _part(session: Session, definition: NodeDef, kids: list[Node]) -> Part | None:
    if definition.kind == "repeat":
        whole = view_of_repeat(session.tree, definition, session.telling)
        asked = tuple(
            each
            for place, kid in enumerate(kids, start=1)
            for each in _questions(session, kid, place)
        )
        addable = definition.count is None and not definition.fixed
        if not whole.relevant or not (kids or addable):
            return None
        return Part(whole.ref, whole.label or "", asked, True, (session.tree,))
    if not kids or not kids[0].relevant:
        return None
    group = kids[0]
    asked = tuple(_questions(session, group, 0))
    if not any(True for _ in _shown(group)):
        return None
    return Part(reference(group), look_at(session, group).label or "", asked, False, (group,))


def _loose(session: Session, nodes: list[Node]) -> list[Part]:
    if not nodes:
        return []
    asked = tuple(each for node in nodes for each in _question(session, node, 0))
    return [Part(reference(nodes[0]), "", asked, False, tuple(nodes))]


def _shown(node: Node) -> Iterator[Node]:
    for definition, kids in children(node):
        for kid in kids:
            if kid.relevant and definition.kind == "value":
                yield kid
            elif kid.relevant:
                yield from _shown(kid)


def _questions(session: Session, node: Node, place: int) -> Iterator[Question]:
    for kid in _shown(node):
        yield from _question(session, kid, place)


def _question(session: Session, node: Node, place: int) -> Iterator[Question]:
    view = look_at(session, node)
    if view.relevant and view.kind not in UNASKED and not view.readonly:
        yield Question(view.ref, " ".join((view.label or "").split()), state(view), place)
