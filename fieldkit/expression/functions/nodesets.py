"""Functions over nodes: counting, positions, repeats, instances, shuffling (ODK XForms)."""

import hashlib
import math

from fieldkit.expression.codes import ExpressionReason
from fieldkit.expression.context import Context
from fieldkit.expression.functions.registry import Args, function, nodes, number, text
from fieldkit.expression.nodes import Node
from fieldkit.expression.tokens import refusal
from fieldkit.expression.values import NAN, Value, text_number, to_string

_MODULUS = 2_147_483_647


@function("count", 1)
def count(context: Context, args: Args) -> Value:
    return float(len(nodes(context, args[0])))


@function("count-non-empty", 1)
def count_non_empty(context: Context, args: Args) -> Value:
    """How many nodes have a value or elements inside them."""
    found = nodes(context, args[0])
    return float(sum(1 for n in found if n.string() != "" or any(n.elements())))


@function("last", 0)
def last(context: Context, _args: Args) -> Value:
    return float(context.size)


@function("position", 0, 1)
def position(context: Context, args: Args) -> Value:
    """The place in the list walked, or of the given node among neighbours of the same name."""
    if not args:
        return float(context.position)
    found = nodes(context, args[0])
    if not found:
        return NAN
    node = found[0]
    if node.parent is None:
        return 1.0
    place = 0
    for sibling in node.parent.elements():
        place = place + 1 if sibling.name == node.name and sibling.uri == node.uri else 0
        if sibling is node:
            break
    return float(place)


@function("current", 0)
def current(context: Context, _args: Args) -> Value:
    """The node the whole expression belongs to."""
    return [context.current]


@function("instance", 1)
def instance(context: Context, args: Args) -> Value:
    """A secondary instance by its id; empty where the form has none of that id."""
    found = context.world.instances.get(text(context, args[0]))
    return [] if found is None else [found]


@function("pulldata", 4)
def pulldata(context: Context, args: Args) -> Value:
    """From a list, the wanted column of the first row whose key column has the value."""
    name, wanted, key, value = (text(context, arg) for arg in args)
    found = context.world.instances.get(name)
    rows = [] if found is None else [row for root in found.elements() for row in root.elements()]
    if not rows:
        return ""
    place = (id(rows[0]), id(rows[-1]), len(rows), f"pulldata {key}")
    index = context.world.indexes.get(place)
    if index is None:
        index = context.world.indexes[place] = {}
        for at, row in enumerate(rows):
            for cell in _cells(row, key):
                index.setdefault(cell, []).append((at, row))
    return next((next(iter(_cells(row, wanted)), "") for _, row in index.get(value, ())), "")


def _cells(row: Node, column: str) -> list[str]:
    """The values of a column, or of an attribute where the name starts with `@`."""
    if column.startswith("@"):
        return [cell.text for cell in row.attributes if cell.name == column[1:]]
    return [cell.string() for cell in row.children if cell.name == column]


def _inside(node: Node, ancestor: Node) -> bool:
    parent = node.parent
    while parent is not None:
        if parent is ancestor:
            return True
        parent = parent.parent
    return False


def _depth(node: Node) -> int:
    depth = 0
    while node.parent is not None:
        node, depth = node.parent, depth + 1
    return depth


@function("indexed-repeat", 3, None)
def indexed_repeat(context: Context, args: Args) -> Value:
    """The nodes of the first argument inside the repeats picked by the (repeat, index) pairs.

    The pairs may come in any order; they apply from the outermost repeat inwards.
    """
    pairs: list[tuple[list[Node], float]] = []
    for place in range(1, len(args) - 1, 2):
        repeats, index = nodes(context, args[place]), number(context, args[place + 1])
        if not repeats or not math.isfinite(index):
            return []
        pairs.append((repeats, index))
    pairs.sort(key=lambda pair: _depth(pair[0][0]))
    chosen: Node | None = None
    for repeats, index in pairs:
        if chosen is not None:
            repeats = [node for node in repeats if _inside(node, chosen)]
        if not (index.is_integer() and 1 <= index <= len(repeats)):
            return []
        chosen = repeats[int(index) - 1]
    if chosen is None:
        return []
    return [node for node in nodes(context, args[0]) if _inside(node, chosen)]


def _seed(value: Value, context: Context) -> int:
    """A seed from any value; a text that is no number counts by its SHA-256, as JavaRosa does."""
    written = to_string(value)
    asked = value if isinstance(value, float) else text_number(written, context.world.zone)
    if math.isfinite(asked):
        return math.trunc(asked)
    if not written:
        return 0
    return int.from_bytes(hashlib.sha256(written.encode()).digest()[:8], "big", signed=True)


@function("randomize", 1, 2)
def randomize(context: Context, args: Args) -> Value:
    """The nodes shuffled: inside-out Fisher-Yates over a Park-Miller generator, as in ODK."""
    found = nodes(context, args[0])
    if len(args) > 1:
        seed = _seed(args[1](context), context)
    else:
        seed = int.from_bytes(context.world.randomness.bytes(4), "big")
    state = int(math.fmod(seed, _MODULUS))
    state = state if state > 0 else state + _MODULUS - 1
    shuffled: list[Node] = []
    for place, node in enumerate(found):
        state = state * 16_807 % _MODULUS
        chosen = int((state - 1) / (_MODULUS - 1) * (place + 1))
        shuffled.append(node)
        shuffled[place], shuffled[chosen] = shuffled[chosen], node
    return list(shuffled)


def _node_or_own(context: Context, args: Args) -> Node | None:
    if not args:
        return context.node
    found = nodes(context, args[0])
    return found[0] if found else None


@function("local-name", 0, 1)
def local_name(context: Context, args: Args) -> Value:
    node = _node_or_own(context, args)
    return "" if node is None else node.name


@function("name", 0, 1)
def name(context: Context, args: Args) -> Value:
    """The name with its prefix."""
    node = _node_or_own(context, args)
    if node is None:
        return ""
    prefixes = [key for key, uri in context.world.namespaces.items() if uri and uri == node.uri]
    return f"{prefixes[0]}:{node.name}" if prefixes else node.name


@function("namespace-uri", 0, 1)
def namespace_uri(context: Context, args: Args) -> Value:
    if args:
        found = nodes(context, args[0])
        return found[0].uri if found else ""
    return context.node.uri


@function("lang", 1)
def lang(context: Context, args: Args) -> Value:
    """Whether the node is in that language, by the nearest `xml:lang`."""
    wanted = text(context, args[0]).lower()
    node: Node | None = context.node
    while node is not None:
        if node.lang:
            own = node.lang.lower()
            return own == wanted or own.startswith(wanted + "-")
        node = node.parent
    return False


@function("id", 1)
def by_id(context: Context, args: Args) -> Value:
    """The elements whose `id` attribute is one of the given."""
    value = args[0](context)
    parts = [n.string() for n in value] if isinstance(value, list) else [to_string(value)]
    wanted = {word for part in parts for word in part.split()}
    found: list[Node] = []
    waiting = [context.node.root()]
    while waiting:
        node = waiting.pop()
        context.world.spend(1)
        if any(a.name == "id" and a.text in wanted for a in node.attributes):
            found.append(node)
        waiting.extend(reversed(node.children))
    return found


@function("version", 0)
def version(context: Context, _args: Args) -> Value:
    """The form's version."""
    return context.world.version


@function("property", 1)
def device_property(context: Context, args: Args) -> Value:
    """A property of the device or user, such as `username`; empty where unknown."""
    return context.world.properties.get(text(context, args[0]).lower(), "")


@function("node-set", 1)
def node_set(context: Context, args: Args) -> Value:
    value = args[0](context)
    if not isinstance(value, list):
        raise refusal(ExpressionReason.NOT_NODES)
    return value
