"""Why an expression was false: the parts that were, and what they read."""

from dataclasses import dataclass, field
from functools import lru_cache

from fieldkit.expression.compile import compile_expr
from fieldkit.expression.context import Closure, Context
from fieldkit.expression.nodes import Node
from fieldkit.expression.syntax import Call, Chain, Constant, Expr, Path, walk
from fieldkit.expression.values import to_boolean, to_string

_MIRROR = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


@dataclass(frozen=True, slots=True)
class Reading:
    """A path as written in the expression, what it read, and the nodes it found."""

    path: str
    value: str
    nodes: tuple[Node, ...] = field(default=(), repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Part:
    """A part that was false (or, under `not`, true).

    Where it compares one path with one constant, `wanted` is the constant and `sign` the comparison
    (`=`, `<`, `selected`, `not selected`, ...), turned round where the constant stands first
    (`3 < x` has `>`). `alternatives` are the parts of an `or`, none of which held; its sign is
    `or`. `tree` is the part itself, whose places count in the whole expression.
    """

    text: str
    sign: str = ""
    wanted: str = ""
    readings: tuple[Reading, ...] = ()
    alternatives: tuple["Part", ...] = ()
    tree: Expr | None = field(default=None, repr=False, compare=False)


def false_parts(tree: Expr, text: str, context: Context) -> list[Part]:
    """The smallest parts that made the expression false; empty if it is true.

    `text` is the source of the whole expression. Of an `and` every false operand is named, of an
    `or` all operands, as alternatives. Raises `RefusalError` as evaluation does.
    """
    if _holds(tree, context):
        return []
    match tree:
        case Chain(level="and"):
            operands = [tree.first, *(operand for _, operand in tree.rest)]
            return [part for one in operands for part in false_parts(one, text, context)]
        case Chain(level="or"):
            operands = [tree.first, *(operand for _, operand in tree.rest)]
            inner = [part for one in operands for part in false_parts(one, text, context)]
            found = tuple(_readings(tree, text, context))
            return [Part(_source(tree, text), "or", "", found, tuple(inner), tree)]
        case Chain(level="equality" | "relation", rest=((sign, right),)):
            sign = _MIRROR.get(sign, sign) if isinstance(tree.first, Constant) else sign
            return [_part(tree, text, context, sign, tree.first, right)]
        case Call(name="not", args=(Call(name="selected", args=args),)):
            return [_part(tree, text, context, "not selected", *args)]
        case Call(name=name, args=args):
            operands = list(args)
            return [_part(tree, text, context, name, *operands)]
        case _:
            return [_part(tree, text, context, "")]


def _part(tree: Expr, text: str, context: Context, sign: str, *operands: Expr) -> Part:
    constants = [to_string(one.value) for one in operands if isinstance(one, Constant)]
    plain = len(operands) == 2 and len(constants) == 1
    plain = plain and any(isinstance(one, Path) for one in operands)
    return Part(
        text=_source(tree, text),
        sign=sign if plain else "",
        wanted=constants[0] if plain else "",
        readings=tuple(_readings(tree, text, context)),
        tree=tree,
    )


def _readings(tree: Expr, text: str, context: Context) -> list[Reading]:
    found: dict[str, Reading] = {}
    inside: set[int] = set()
    for part in sorted(walk(tree), key=lambda each: (each.start, -each.end)):
        if not isinstance(part, Path) or id(part) in inside:
            continue
        inside.update(id(below) for below in walk(part))
        value = _run(part)(context)
        nodes = tuple(value) if isinstance(value, list) else ()
        source = _source(part, text)
        found[source] = Reading(source, " ".join(node.string() for node in nodes), nodes)
    return list(found.values())


def _holds(tree: Expr, context: Context) -> bool:
    return to_boolean(_run(tree)(context))


# A criterion is explained for every family that does not meet it, part by part.
@lru_cache(maxsize=1024)
def _run(tree: Expr) -> Closure:
    return compile_expr(tree)


def _source(tree: Expr, text: str) -> str:
    return text[tree.start : tree.end]
