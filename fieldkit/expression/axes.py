"""The axes of paths (XPath 1.0, section 2.2); ODK forms use child, parent and self."""

from collections.abc import Callable, Iterator

from fieldkit.expression.nodes import Node
from fieldkit.expression.syntax import Axis


def _children(node: Node) -> Iterator[Node]:
    if node.kind == "element" and node.text and not node.children:
        child = Node("text", text=node.text)
        child.parent = node
        yield child
    yield from node.children


def _parent(node: Node) -> Iterator[Node]:
    if node.parent is not None:
        yield node.parent


def _self(node: Node) -> Iterator[Node]:
    yield node


def _attributes(node: Node) -> Iterator[Node]:
    return (other for other in node.attributes if other.kind == "attribute")


def _namespaces(node: Node) -> Iterator[Node]:
    return (other for other in node.attributes if other.kind == "namespace")


def _descendants(node: Node) -> Iterator[Node]:
    waiting = list(reversed(node.children))
    while waiting:
        current = waiting.pop()
        yield current
        waiting.extend(reversed(current.children))


def _descendants_or_self(node: Node) -> Iterator[Node]:
    yield node
    yield from _descendants(node)


def _ancestors(node: Node) -> Iterator[Node]:
    parent = node.parent
    while parent is not None:
        yield parent
        parent = parent.parent


def _ancestors_or_self(node: Node) -> Iterator[Node]:
    yield node
    yield from _ancestors(node)


def _siblings(node: Node) -> list[Node]:
    if node.parent is None or node.kind in ("attribute", "namespace"):
        return []
    return node.parent.children


def _after(node: Node) -> list[Node]:
    siblings = _siblings(node)
    at = next((index for index, other in enumerate(siblings) if other is node), len(siblings))
    return siblings[at + 1 :]


def _before(node: Node) -> list[Node]:
    siblings = _siblings(node)
    at = next((index for index, other in enumerate(siblings) if other is node), 0)
    return siblings[:at]


def _following_siblings(node: Node) -> Iterator[Node]:
    return iter(_after(node))


def _preceding_siblings(node: Node) -> Iterator[Node]:
    return reversed(_before(node))


def _following(node: Node) -> Iterator[Node]:
    if node.kind in ("attribute", "namespace") and node.parent is not None:
        yield from _descendants(node.parent)
        yield from _following(node.parent)
        return
    for ancestor in _ancestors_or_self(node):
        for sibling in _after(ancestor):
            yield from _descendants_or_self(sibling)


def _preceding(node: Node) -> Iterator[Node]:
    start = node.parent if node.kind in ("attribute", "namespace") else node
    if start is None:
        return
    for ancestor in _ancestors_or_self(start):
        for sibling in reversed(_before(ancestor)):
            yield from reversed(list(_descendants_or_self(sibling)))


AXES: dict[Axis, Callable[[Node], Iterator[Node]]] = {
    "child": _children,
    "parent": _parent,
    "self": _self,
    "attribute": _attributes,
    "namespace": _namespaces,
    "descendant": _descendants,
    "descendant-or-self": _descendants_or_self,
    "ancestor": _ancestors,
    "ancestor-or-self": _ancestors_or_self,
    "following": _following,
    "following-sibling": _following_siblings,
    "preceding": _preceding,
    "preceding-sibling": _preceding_siblings,
}
REVERSE = frozenset({"ancestor", "ancestor-or-self", "preceding", "preceding-sibling"})
"""Axes that count positions backwards from the context node."""


def in_order(nodes: list[Node]) -> list[Node]:
    """The nodes once each, in document order."""
    unique = list({id(node): node for node in nodes}.values())
    if len(unique) < 2:
        return unique
    return sorted(unique, key=_Order().key)


class _Order:
    """Keys that sort nodes of one tree in document order; siblings are numbered once each."""

    def __init__(self) -> None:
        self._keys: dict[int, tuple[tuple[int, int], ...]] = {}
        self._places: dict[int, dict[int, int]] = {}

    def key(self, node: Node) -> tuple[tuple[int, int], ...]:
        """Where a node stands below each of those above it; attributes come before children."""
        if node.parent is None:
            return ()
        known = self._keys.get(id(node))
        if known is None:
            attribute = node.kind in ("attribute", "namespace")
            siblings = node.parent.attributes if attribute else node.parent.children
            places = self._places.get(id(siblings))
            if places is None:
                places = {id(other): at for at, other in enumerate(siblings)}
                self._places[id(siblings)] = places
            place = (0 if attribute else 1, places.get(id(node), -1))
            known = self._keys[id(node)] = (*self.key(node.parent), place)
        return known
