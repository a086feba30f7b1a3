"""The table of functions, and how arguments are read."""

from collections.abc import Callable
from dataclasses import dataclass

from fieldkit.errors import Refusal
from fieldkit.expression.codes import ExpressionReason
from fieldkit.expression.context import NAMESPACES, Closure, Context
from fieldkit.expression.nodes import Node
from fieldkit.expression.paths import nodes_of
from fieldkit.expression.syntax import Call
from fieldkit.expression.tokens import refusal
from fieldkit.expression.values import Value, to_boolean, to_number, to_string

Args = tuple[Closure, ...]
Body = Callable[[Context, Args], Value]


@dataclass(frozen=True, slots=True)
class Function:
    """A function: how many arguments it takes (`most` None: any number), and what it does.

    Arguments come unevaluated, so that `if` and `coalesce` run only what they need.
    """

    name: str
    least: int
    most: int | None
    body: Body


FUNCTIONS: dict[str, Function] = {}


def function(name: str, least: int, most: int | None = -1) -> Callable[[Body], Body]:
    """Registers the decorated body under `name`; without `most` it takes exactly `least`."""

    def register(body: Body) -> Body:
        FUNCTIONS[name] = Function(name, least, least if most == -1 else most, body)
        return body

    return register


def known(name: str) -> bool:
    """Whether a function of that name, prefix included, exists."""
    return name in FUNCTIONS


def _count_fits(found: Function, count: int) -> bool:
    return count >= found.least and (found.most is None or count <= found.most)


def problem_of_call(expr: Call) -> Refusal | None:
    """What is wrong with a call before it runs: an unknown name or a wrong count of arguments."""
    found = FUNCTIONS.get(expr.name)
    if found is None:
        return Refusal(ExpressionReason.UNKNOWN_FUNCTION, {"function": expr.name})
    if not _count_fits(found, len(expr.args)):
        params = {"function": expr.name, "count": len(expr.args)}
        return Refusal(ExpressionReason.WRONG_ARGUMENTS, params)
    return None


def call(name: str, args: Args) -> Closure:
    """The closure of a call. An unknown or miscounted one refuses only if it is really run."""
    found = FUNCTIONS.get(name)
    if found is None:
        return _refuse(ExpressionReason.UNKNOWN_FUNCTION, {"function": name})
    if not _count_fits(found, len(args)):
        params = {"function": name, "count": len(args)}
        return _refuse(ExpressionReason.WRONG_ARGUMENTS, params)
    body = found.body
    prefix = name.partition(":")[0] if ":" in name else ""
    if not prefix:
        return lambda context: body(context, args)

    def prefixed(context: Context) -> Value:
        if context.world.namespaces.get(prefix, NAMESPACES[prefix]) != NAMESPACES[prefix]:
            raise refusal(ExpressionReason.UNKNOWN_FUNCTION, function=name)
        return body(context, args)

    return prefixed


def _refuse(reason: ExpressionReason, params: dict[str, object]) -> Closure:
    def run(_: Context) -> Value:
        raise refusal(reason, **params)

    return run


def text(context: Context, arg: Closure) -> str:
    """The argument as text."""
    return to_string(arg(context))


def number(context: Context, arg: Closure) -> float:
    """The argument as a number."""
    return to_number(arg(context), context.world.zone)


def boolean(context: Context, arg: Closure) -> bool:
    """The argument as a boolean."""
    return to_boolean(arg(context))


def nodes(context: Context, arg: Closure) -> list[Node]:
    """The argument as nodes; refuses any other value."""
    return nodes_of(arg(context))


def texts(context: Context, args: Args) -> list[str]:
    """All arguments as texts, each node of a list by itself."""
    found: list[str] = []
    for arg in args:
        value = arg(context)
        if isinstance(value, list):
            found += [node.string() for node in value]
        else:
            found.append(to_string(value))
    return found
