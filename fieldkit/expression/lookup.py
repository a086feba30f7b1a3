"""Look-ups instead of scans: `item[name = /data/x]` over thousands of choices.

Secondary instances never change, so an index from a child's text to its items is made once and
narrows the items before the predicate is run on what is left.
"""

from collections.abc import Callable
from dataclasses import dataclass

from fieldkit.expression.context import Closure, Context, Index
from fieldkit.expression.nodes import Node
from fieldkit.expression.syntax import Call, Chain, Constant, Expr, Path, children, walk
from fieldkit.expression.values import to_boolean

FEWEST = 24
"""Candidates below which a scan is as fast."""
STATIC = "static"
"""The `data` of a node in a tree that never changes."""
Key = tuple[str, Expr]
_POSITIONAL = frozenset({"position", "last", "randomize", "random", "uuid", "once"})


@dataclass(frozen=True, slots=True)
class Way:
    """One way to satisfy a predicate: all `keys` (child and value it must equal) hold; or, with
    no keys, `condition`, which is the same for every item."""

    keys: tuple[tuple[str, Closure], ...] = ()
    condition: Closure | None = None


@dataclass(frozen=True, slots=True)
class Lookup:
    """The ways to satisfy a predicate; at least one of them holds for each item that does."""

    ways: tuple[Way, ...]

    def narrow(self, context: Context, nodes: list[Node]) -> list[Node]:
        """Only the nodes that can satisfy the predicate; all of them where an index is no help."""
        if len(nodes) < FEWEST or nodes[0].data is not STATIC:
            return nodes
        found: dict[int, Node] = {}
        for way in self.ways:
            if way.condition is not None:
                if to_boolean(way.condition(context)):
                    return nodes
                continue
            bucket = _smallest(way, context, nodes)
            if bucket is None:
                return nodes
            found.update(bucket)
        return [found[place] for place in sorted(found)]


def _smallest(way: Way, context: Context, nodes: list[Node]) -> list[tuple[int, Node]] | None:
    best: list[tuple[int, Node]] | None = None
    for child, value in way.keys:
        texts = _texts(value, context)
        if texts is None:
            continue
        index = _index(context, nodes, child)
        bucket = [pair for text in texts for pair in index.get(text, ())]
        if best is None or len(bucket) < len(best):
            best = bucket
        if not best:
            break
    return best


def _texts(value: Closure, context: Context) -> list[str] | None:
    found = value(context)
    if isinstance(found, str):
        return [found]
    if isinstance(found, list):
        return list(dict.fromkeys(node.string() for node in found))
    return None


def _index(context: Context, nodes: list[Node], child: str) -> Index:
    key = (id(nodes[0]), id(nodes[-1]), len(nodes), child)
    indexes = context.world.indexes
    found = indexes.get(key)
    if found is None:
        found = {}
        for place, node in enumerate(nodes):
            for text in {c.string() for c in node.children if c.name == child and not c.uri}:
                found.setdefault(text, []).append((place, node))
        indexes[key] = found
    return found


def find_lookup(predicate: Expr, compile_expr: Callable[[Expr], Closure]) -> Lookup | None:
    """The ways to satisfy a predicate by equal children, if it can be told that way."""
    calls = {part.name for part in walk(predicate) if isinstance(part, Call)}
    if calls & {"position", "last"}:
        return None
    ways: list[Way] = []
    for option in _operands(predicate, "or"):
        keys = [key for part in _operands(option, "and") if (key := _key(part)) is not None]
        if keys:
            ways.append(Way(tuple((child, compile_expr(value)) for child, value in keys)))
        elif _fixed(option):
            ways.append(Way(condition=compile_expr(option)))
        else:
            return None
    return Lookup(tuple(ways)) if any(way.keys for way in ways) else None


def _operands(expr: Expr, level: str) -> list[Expr]:
    if isinstance(expr, Chain) and expr.level == level:
        return [expr.first, *(operand for _, operand in expr.rest)]
    return [expr]


def _key(part: Expr) -> Key | None:
    if not isinstance(part, Chain) or part.level != "equality" or len(part.rest) != 1:
        return None
    sign, right = part.rest[0]
    if sign != "=":
        return None
    for child, value in ((part.first, right), (right, part.first)):
        name = _child_name(child)
        if name and _fixed(value):
            return name, value
    return None


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
        alone = not expr.args and expr.name not in ("current", "true", "false", "today")
        return not (alone or expr.name in _POSITIONAL) and all(_fixed(arg) for arg in expr.args)
    parts = list(children(expr))
    return bool(parts) and all(_fixed(part) for part in parts)
