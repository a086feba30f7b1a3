"""Look-ups instead of scans: `item[name = /data/x]` over thousands of choices.

Secondary instances never change, so an index from a child's text to its items is made once and
narrows the items before the predicate is run on what is left.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from fieldkit.expression.context import Closure, Context
from fieldkit.expression.nodes import Node
from fieldkit.expression.syntax import Call, Chain, Constant, Expr, Path, children, walk

FEWEST = 24
"""Candidates below which a scan is as fast."""
_POSITIONAL = frozenset({"position", "last", "randomize", "random", "uuid", "once"})


@dataclass(frozen=True, slots=True)
class Lookup:
    """`child = value`, where `value` does not depend on the item."""

    child: str
    value: Closure

    def narrow(self, context: Context, nodes: list[Node]) -> list[Node]:
        """Only the nodes that can satisfy the comparison; all of them where an index is no help."""
        if len(nodes) < FEWEST or nodes[0].data is not STATIC:
            return nodes
        value = self.value(context)
        if isinstance(value, str):
            texts = [value]
        elif isinstance(value, list):
            texts = list(dict.fromkeys(node.string() for node in value))
        else:
            return nodes
        index = self._index(context, nodes)
        if len(texts) == 1:
            return index.get(texts[0], [])
        wanted = {id(node) for text in texts for node in index.get(text, [])}
        return [node for node in nodes if id(node) in wanted]

    def _index(self, context: Context, nodes: list[Node]) -> dict[str, list[Node]]:
        key = (id(nodes[0]), id(nodes[-1]), len(nodes), self.child)
        indexes = context.world.indexes
        found = indexes.get(key)
        if found is None:
            found = {}
            for node in nodes:
                texts = {c.string() for c in node.children if c.name == self.child and not c.uri}
                for text in texts:
                    found.setdefault(text, []).append(node)
            indexes[key] = found
        return found


STATIC = "static"
"""The `data` of a node in a tree that never changes."""


def find_lookup(predicate: Expr) -> tuple[str, Expr] | None:
    """The child and the value of a comparison that the predicate requires, if it has one."""
    if any(
        isinstance(part, Call) and part.name in ("position", "last") for part in walk(predicate)
    ):
        return None
    for part in _required(predicate):
        if isinstance(part, Chain) and part.level == "equality" and len(part.rest) == 1:
            sign, right = part.rest[0]
            if sign != "=":
                continue
            for child, value in ((part.first, right), (right, part.first)):
                name = _child_name(child)
                if name and _fixed(value):
                    return name, value
    return None


def _required(predicate: Expr) -> Iterator[Expr]:
    if isinstance(predicate, Chain) and predicate.level == "and":
        yield predicate.first
        yield from (operand for _, operand in predicate.rest)
    else:
        yield predicate


def _child_name(expr: Expr) -> str:
    if not isinstance(expr, Path) or expr.absolute or expr.base is not None:
        return ""
    steps = [step for step in expr.steps if step.axis != "self"]
    if len(steps) != 1 or steps[0].axis != "child" or steps[0].test != "name":
        return ""
    plain = not steps[0].predicates and ":" not in steps[0].name and steps[0].name != "*"
    return steps[0].name if plain else ""


def _fixed(expr: Expr) -> bool:
    """Whether the value is the same for every item: nothing in it starts at the item."""
    if isinstance(expr, Constant):
        return True
    if isinstance(expr, Path):
        return expr.absolute or (expr.base is not None and _fixed(expr.base))
    if isinstance(expr, Call):
        contextual = expr.name in _POSITIONAL or (not expr.args and expr.name != "current")
        return not contextual and all(_fixed(arg) for arg in expr.args)
    parts = list(children(expr))
    return bool(parts) and all(_fixed(part) for part in parts)
