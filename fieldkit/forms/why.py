"""Why a question is hidden or an answer refused, in parts that a page can put in words."""

from dataclasses import dataclass

from fieldkit.errors import RefusalError
from fieldkit.expression import Context, Expression, Node, Part, false_parts
from fieldkit.forms.session import Session
from fieldkit.forms.state import State, reference, state_of
from fieldkit.forms.view import view_of


@dataclass(frozen=True, slots=True)
class Why:
    """The node whose condition failed (a group may hide what is in it), and the failing parts.

    `told` gives for each path that a part reads the question's label and its answer in words.
    """

    ref: str
    label: str
    parts: tuple[Part, ...]
    told: dict[str, tuple[str, str]]


def why_hidden(session: Session, ref: str) -> Why | None:
    """Why a node is not shown; None if it is."""
    node = session.node(ref)
    while node is not None and isinstance(node.data, State):
        if not node.data.relevant:
            return _why(session, node, node.data.definition.bind.relevant)
        node = node.parent
    return None


def why_wrong(session: Session, ref: str) -> Why | None:
    """Why an answer breaks the question's constraint; None if it does not."""
    node = session.node(ref)
    if node is None or state_of(node).valid or node.string() == "":
        return None
    return _why(session, node, state_of(node).definition.bind.constraint)


def _why(session: Session, node: Node, expression: Expression | None) -> Why | None:
    if expression is None:
        return None
    session.world.spent = 0
    try:
        parts = false_parts(expression.tree, expression.text, Context(session.world, node))
    except RefusalError:
        parts = [Part(expression.text)]
    label = view_of(node, session.telling, session.choices).label or ""
    told: dict[str, tuple[str, str]] = {}
    for part in parts:
        for one in (part, *part.alternatives):
            for reading in one.readings:
                told[reading.path] = _told(session, reading.nodes, reading.value)
    return Why(reference(node), label, tuple(parts), told)


def _told(session: Session, nodes: tuple[Node, ...], value: str) -> tuple[str, str]:
    if not nodes or not isinstance(nodes[0].data, State):
        return "", value
    view = view_of(nodes[0], session.telling, session.choices)
    names = dict(view.options or ())
    words = [names.get(word, word) for word in value.split()] if names else [value]
    return view.label or "", ", ".join(words)
