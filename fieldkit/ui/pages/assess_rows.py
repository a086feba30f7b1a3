"""What a repeat's rows are called: by their first answers, in words."""

from fieldkit.expression import Node
from fieldkit.forms import Session
from fieldkit.forms.definition import NodeDef
from fieldkit.forms.state import state_of
from fieldkit.forms.view import kind_of
from fieldkit.ui.pages.assess_outline import GAPS, children, state_at
from fieldkit.ui.pages.assess_repeat import Row
from fieldkit.ui.widgets.answer_kinds import typing_of
from fieldkit.ui.widgets.rich_text import plain_text
from fieldkit.ui.widgets.typed_values import OF_LINES, Typing, shown_value

MOST_SAID = 3
"""Answers that tell the rows of a repeat apart."""
UNSAID = (Typing.MASKED, *OF_LINES)


def row_of(session: Session, instance: Node) -> Row:
    """How a row is listed."""
    found: list[str] = []
    gaps = _gather(session, instance, found)
    return Row(", ".join(found), gaps)


def answer_words(session: Session, node: Node, definition: NodeDef) -> str:
    """An answer as it is read: the names of choices, a date as it is typed."""
    value = node.string()
    match kind_of(definition):
        case "select":
            names = {option.value: option for option in session.choices.options(node)}
            words = value.split() if value not in names else [value]
            chosen = [names[word] for word in words if word in names]
            return ", ".join(plain_text(session.telling.choice(each, node)) for each in chosen)
        case "input":
            typing = typing_of(definition)
            return "" if typing in UNSAID else shown_value(typing, value)
        case _:
            return ""


def _gather(session: Session, node: Node, found: list[str]) -> int:
    """Adds the first answers below a node; counts what is missing or wrong there."""
    gaps = 0
    for piece in children(node):
        for kid in piece.nodes:
            if piece.definition.kind != "value":
                inside = [] if piece.definition.kind == "repeat" else found
                gaps += _gather(session, kid, inside)
                continue
            gaps += state_at(kid) in GAPS
            if len(found) < MOST_SAID and state_of(kid).relevant and kid.string():
                found += filter(None, [answer_words(session, kid, piece.definition)])
    return gaps
