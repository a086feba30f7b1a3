"""Syntax tree to closures: what an expression means, ready to run."""

from functools import lru_cache

from fieldkit.errors import Refusal, RefusalError
from fieldkit.expression.axes import in_order
from fieldkit.expression.compare import equal, ordered
from fieldkit.expression.context import Closure, Context
from fieldkit.expression.functions import call
from fieldkit.expression.lookup import find_lookup
from fieldkit.expression.nodes import Node
from fieldkit.expression.operators import arithmetic
from fieldkit.expression.parse import parse_or_raise
from fieldkit.expression.paths import (
    Predicate,
    apply_predicates,
    compile_step,
    nodes_of,
    shortened,
)
from fieldkit.expression.syntax import (
    Call,
    Chain,
    Constant,
    Expr,
    Filter,
    Negation,
    Path,
    Union,
)
from fieldkit.expression.values import Value, to_boolean, to_number


class Expression:
    """A parsed and compiled expression; immutable, shared freely between forms and threads."""

    __slots__ = ("run", "text", "tree")

    def __init__(self, text: str, tree: Expr) -> None:
        self.text = text
        self.tree = tree
        self.run: Closure = compile_expr(tree)

    def evaluate(self, context: Context) -> Value:
        """The value at `context`.

        Raises `RefusalError` (unknown function, wrong arguments, too much work).
        """
        context.world.spent = 0
        try:
            return self.run(context)
        except RecursionError:
            return ""


@lru_cache(maxsize=8192)
def compiled(text: str) -> Expression | Refusal:
    """The expression of `text`, or why it cannot be read; remembered by its text."""
    try:
        return Expression(text, parse_or_raise(text))
    except RefusalError as error:
        return error.refusal


def compile_expr(expr: Expr) -> Closure:
    """The closure that evaluates a syntax tree."""
    match expr:
        case Constant(value=value):
            return lambda _: value
        case Path():
            return _path(expr)
        case Filter(base=base, predicates=predicates):
            return _filter(compile_expr(base), _predicates(predicates))
        case Call(name=name, args=args):
            return call(name, tuple(compile_expr(arg) for arg in args))
        case Chain():
            return _chain(expr)
        case Union(parts=parts):
            return _union([compile_expr(part) for part in parts])
        case Negation(count=count, operand=operand):
            return _negation(-1.0 if count % 2 else 1.0, compile_expr(operand))
        case _:
            raise TypeError(type(expr).__name__)


def _predicates(predicates: tuple[Expr, ...]) -> tuple[Predicate, ...]:
    found: list[Predicate] = []
    for predicate in predicates:
        found.append((compile_expr(predicate), find_lookup(predicate, compile_expr)))
    return tuple(found)


def _path(path: Path) -> Closure:
    walkers = [compile_step(step, _predicates(step.predicates)) for step in shortened(path.steps)]
    base = compile_expr(path.base) if path.base is not None else None
    absolute = path.absolute

    def run(context: Context) -> Value:
        if base is not None:
            nodes = nodes_of(base(context))
        else:
            nodes = [context.world.root if absolute else context.node]
        for walker in walkers:
            nodes = walker(context, nodes)
            if not nodes:
                return nodes
        return nodes

    return run


def _filter(base: Closure, predicates: tuple[Predicate, ...]) -> Closure:
    return lambda context: apply_predicates(context, nodes_of(base(context)), predicates)


def _union(parts: list[Closure]) -> Closure:
    def run(context: Context) -> Value:
        found: list[Node] = []
        for part in parts:
            found += nodes_of(part(context))
        return in_order(found)

    return run


def _negation(sign: float, operand: Closure) -> Closure:
    return lambda context: sign * to_number(operand(context), context.world.zone)


def _chain(chain: Chain) -> Closure:
    first = compile_expr(chain.first)
    rest = [(sign, compile_expr(operand)) for sign, operand in chain.rest]
    match chain.level:
        case "or":
            return _either([first, *(operand for _, operand in rest)])
        case "and":
            return _both([first, *(operand for _, operand in rest)])
        case "equality" | "relation":
            return _comparison(first, rest)
        case "sum" | "product":
            return arithmetic(first, rest)


def _either(parts: list[Closure]) -> Closure:
    return lambda context: any(to_boolean(part(context)) for part in parts)


def _both(parts: list[Closure]) -> Closure:
    return lambda context: all(to_boolean(part(context)) for part in parts)


def _comparison(first: Closure, rest: list[tuple[str, Closure]]) -> Closure:
    def run(context: Context) -> Value:
        zone = context.world.zone
        value = first(context)
        for sign, operand in rest:
            other = operand(context)
            if sign in ("=", "!="):
                value = equal(value, other, sign == "!=", zone)
            else:
                value = ordered(value, other, sign, zone)
        return value

    return run
