"""Why a question is hidden or an answer refused, said in words of the form."""

from collections.abc import Iterator
from dataclasses import dataclass

from fieldkit.errors import Refusal, RefusalError
from fieldkit.expression import Context, Expression, Node, Part, Reading, false_parts
from fieldkit.forms.codes import WhyReason
from fieldkit.forms.session import Session
from fieldkit.forms.state import State, reference, state_of
from fieldkit.forms.view import view_of

NOTHING = "—"
"""The answer in words where there is none yet; a page has better ones."""
_SIGNS: dict[str, WhyReason] = {
    "=": WhyReason.EQUAL,
    "!=": WhyReason.NOT_EQUAL,
    "selected": WhyReason.SELECTED,
    "not selected": WhyReason.NOT_SELECTED,
    ">": WhyReason.MORE,
    ">=": WhyReason.AT_LEAST,
    "<": WhyReason.LESS,
    "<=": WhyReason.AT_MOST,
}


@dataclass(frozen=True, slots=True)
class Why:
    """The node whose condition failed (a group may hide what is in it), its label, and why.

    `parts` are the parts of the expression that were false; `said` says them, one sentence a code
    with its parameters, the alternatives of an `or` after `form.why_one_of`.
    """

    ref: str
    label: str
    parts: tuple[Part, ...]
    said: tuple[Refusal, ...]


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
    said = tuple(sentence for part in parts for sentence in _said(session, part))
    return Why(reference(node), label, tuple(parts), said)


def _said(session: Session, part: Part) -> Iterator[Refusal]:
    if part.alternatives:
        yield Refusal(WhyReason.ONE_OF)
        for one in part.alternatives:
            yield from _said(session, one)
        return
    code = _SIGNS.get(part.sign)
    names = _names(session, part.readings[0]) if len(part.readings) == 1 else None
    if code is None or names is None or not part.readings[0].nodes:
        yield Refusal(WhyReason.OTHER, {"text": part.text})
        return
    question, answer, choices = names
    if code is WhyReason.NOT_EQUAL and not part.wanted:
        code = WhyReason.ANSWERED
    wanted = choices.get(part.wanted, part.wanted)
    yield Refusal(code, {"question": question, "answer": answer or NOTHING, "wanted": wanted})


def _names(session: Session, reading: Reading) -> tuple[str, str, dict[str, str]] | None:
    """The question's label, the answer in words, and the names of its choices; None if the path
    leads to something that has no label."""
    node = reading.nodes[0] if reading.nodes else None
    if node is None or not isinstance(node.data, State):
        return None
    view = view_of(node, session.telling, session.choices)
    if not view.label:
        return None
    choices = dict(view.options or ())
    words = [choices.get(word, word) for word in reading.value.split()]
    answer = ", ".join(words) if choices else reading.value
    return " ".join(view.label.split()), answer, choices
