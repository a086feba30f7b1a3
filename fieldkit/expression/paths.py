"""Compiles paths and predicates to closures."""

from collections.abc import Callable

from fieldkit.expression.axes import AXES, REVERSE, in_order
from fieldkit.expression.codes import ExpressionReason
from fieldkit.expression.context import Closure, Context
from fieldkit.expression.lookup import Lookup
from fieldkit.expression.nodes import Node
from fieldkit.expression.syntax import Step
from fieldkit.expression.tokens import refusal
from fieldkit.expression.values import Value

_ANYWHERE = Step("descendant-or-self", "node", "*")
Predicate = tuple[Closure, Lookup | None]
Walker = Callable[[Context, list[Node]], list[Node]]
Matcher = Callable[[Node], bool]


def nodes_of(value: Value) -> list[Node]:
    """The value as a list of nodes; raises `expression.not_nodes` for another kind."""
    if not isinstance(value, list):
        raise refusal(ExpressionReason.NOT_NODES)
    return value


def keep(context: Context, nodes: list[Node], predicate: Closure) -> list[Node]:
    """The nodes for which the predicate holds; a number is a position (XPath 1.0, 2.4)."""
    world = context.world
    world.spend(len(nodes))
    inner = Context(world, context.node, context.current, 1, len(nodes))
    kept: list[Node] = []
    for position, node in enumerate(nodes, 1):
        inner.node = node
        inner.position = position
        value = predicate(inner)
        if value is True or (value is not False and _holds(value, position)):
            kept.append(node)
    return kept


def _holds(value: Value, position: int) -> bool:
    if isinstance(value, float):
        return value == position
    return bool(value)


def apply_predicates(
    context: Context, nodes: list[Node], predicates: tuple[Predicate, ...]
) -> list[Node]:
    """The nodes left after all predicates, one after the other."""
    for closure, lookup in predicates:
        if lookup is not None:
            nodes = lookup.narrow(context, nodes)
        nodes = keep(context, nodes, closure)
    return nodes


def _matcher(step: Step) -> tuple[str, str, str]:
    """Kind, local name and prefix that a node must have."""
    principal = {"attribute": "attribute", "namespace": "namespace"}.get(step.axis, "element")
    if step.test == "name":
        prefix, _, local = step.name.rpartition(":")
        return principal, local, prefix
    return ("" if step.test == "node" else step.test), step.name, ""


def compile_step(step: Step, predicates: tuple[Predicate, ...]) -> Walker:
    """A function from nodes to the nodes one step further."""
    if step.test == "node" and not predicates and step.axis in ("self", "parent"):
        return _stay if step.axis == "self" else _up
    kind, local, prefix = _matcher(step)
    if step.axis == "child" and kind == "element" and not prefix and local != "*":
        return _down(local, predicates)
    return _general(step, kind, local, prefix, predicates)


def shortened(steps: tuple[Step, ...]) -> list[Step]:
    """The steps with each `//name` as one step down, where no predicate counts positions by it."""
    found: list[Step] = []
    for step in steps:
        anywhere = bool(found) and found[-1] == _ANYWHERE
        if anywhere and step.axis == "child" and step.test == "name" and not step.predicates:
            found[-1] = Step("descendant", "name", step.name)
        else:
            found.append(step)
    return found


def _stay(_: Context, nodes: list[Node]) -> list[Node]:
    return nodes


def _up(_: Context, nodes: list[Node]) -> list[Node]:
    if len(nodes) == 1:
        parent = nodes[0].parent
        return [] if parent is None else [parent]
    parents = {id(node.parent): node.parent for node in nodes if node.parent is not None}
    return list(parents.values())


def _down(name: str, predicates: tuple[Predicate, ...]) -> Walker:
    def walk(context: Context, nodes: list[Node]) -> list[Node]:
        found: list[Node] = []
        for node in nodes:
            children = node.named(name)
            context.world.spend(len(children))
            if predicates:
                children = apply_predicates(context, children, predicates)
            if len(nodes) == 1:
                return children
            found += children
        return found

    return walk


def _general(
    step: Step, kind: str, local: str, prefix: str, predicates: tuple[Predicate, ...]
) -> Walker:
    axis = AXES[step.axis]
    backwards = step.axis in REVERSE

    def walk(context: Context, nodes: list[Node]) -> list[Node]:
        uri = _uri(context, prefix)
        found: list[Node] = []
        for node in nodes:
            visited = list(axis(node))
            reached = [
                other
                for other in visited
                if (not kind or other.kind == kind)
                and (local in ("*", other.name))
                and _in_namespace(other, prefix, uri, local)
            ]
            context.world.spend(len(reached) + len(visited) // 8 + 1)
            found += apply_predicates(context, reached, predicates)
        if len(nodes) > 1:
            return in_order(found)
        return found[::-1] if backwards else found

    return walk


def _uri(context: Context, prefix: str) -> str:
    if not prefix:
        return ""
    uri = context.world.namespaces.get(prefix)
    if uri is None:
        raise refusal(ExpressionReason.UNKNOWN_PREFIX, prefix=prefix)
    return uri


def _in_namespace(node: Node, prefix: str, uri: str, local: str) -> bool:
    return node.uri == uri if prefix else (local == "*" or not node.uri)
