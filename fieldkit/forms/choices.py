"""The choices of a select: working them out, naming them, dropping what is no longer offered."""

from fieldkit.expression import Expression, Node, to_string
from fieldkit.expression.syntax import Path
from fieldkit.forms.definition import Control, Itemset
from fieldkit.forms.recalculate import Recalculation
from fieldkit.forms.state import Option, State, state_of

SELECTS = frozenset({"select", "select1", "rank"})


def is_select(state: State) -> bool:
    """Whether a node is answered by choosing."""
    control = state.definition.control
    if control is None:
        return False
    return control.kind in SELECTS or control.itemset is not None


class Choices:
    """The choices of the selects in one tree."""

    def __init__(self, recalculation: Recalculation) -> None:
        self._recalculation = recalculation

    def options(self, node: Node) -> list[Option]:
        """The choices offered at a node now, worked out when first asked for after a change."""
        state = state_of(node)
        if state.options is None:
            control = state.definition.control
            state.options = [] if control is None else self._work_out(node, control)
        return state.options

    def _work_out(self, node: Node, control: Control) -> list[Option]:
        own = [Option(item.value, None, at) for at, item in enumerate(control.items)]
        if control.itemset is None:
            return own
        found = self._recalculation.evaluate(control.itemset.nodes, node)
        items = found if isinstance(found, list) else []
        name = _child_name(control.itemset.value)
        rows = [
            Option(
                _child_text(item, name) if name else self._value(control.itemset, item, node),
                item,
                0,
            )
            for item in items
        ]
        if control.itemset.columns is None:
            return rows
        before = control.itemset.place
        return [*own[:before], *_each_once(rows), *own[before:]]

    def _value(self, itemset: Itemset, item: Node, node: Node) -> str:
        return to_string(self._recalculation.evaluate(itemset.value, item, node))

    def in_order(self, node: Node, text: str) -> str:
        """The chosen values in the order in which they are offered; unknown ones last."""
        place = {option.value: at for at, option in enumerate(self.options(node))}
        return " ".join(sorted(text.split(), key=lambda word: place.get(word, len(place))))

    def prune(self, node: Node) -> None:
        """Drops chosen values that are no longer offered, and takes up those offered again.

        A ranking is of all that is offered: new choices come last. Of choices from an external file
        nothing is dropped while the file is missing.
        """
        state = state_of(node)
        control = state.definition.control
        chosen = node.text if state.chosen is None else state.chosen
        if not chosen or control is None or not is_select(state):
            return
        offered = {option.value for option in self.options(node)}
        if control.kind == "input" and not offered:
            return
        if control.kind in ("select1", "input"):
            kept = chosen if chosen in offered else ""
        else:
            words = [word for word in chosen.split() if word in offered]
            if control.kind == "rank":
                words += [
                    option.value for option in self.options(node) if option.value not in words
                ]
            kept = " ".join(words)
        self._recalculation.set_value(node, kept)
        self._recalculation.put(state, "chosen", None if kept == chosen else chosen)


def _each_once(rows: list[Option]) -> list[Option]:
    """The first row of each value; rows without a value are none."""
    first: dict[str, Option] = {}
    for row in rows:
        if row.value:
            first.setdefault(row.value, row)
    return list(first.values())


def _child_name(expression: Expression) -> str:
    tree = expression.tree
    if isinstance(tree, Path) and not tree.absolute and tree.base is None and len(tree.steps) == 1:
        step = tree.steps[0]
        if step.axis == "child" and step.test == "name" and not step.predicates:
            return "" if ":" in step.name or step.name == "*" else step.name
    return ""


def _child_text(item: Node, name: str) -> str:
    for child in item.children:
        if child.name == name and not child.uri:
            return child.string()
    return ""
