"""Boolean functions, if, coalesce, once and the checklists (ODK XForms)."""

from fieldkit.expression.context import Context
from fieldkit.expression.functions.registry import Args, boolean, function, number, text
from fieldkit.expression.values import Value, to_boolean, to_number, to_string


@function("true", 0)
def true(_context: Context, _args: Args) -> Value:
    return True


@function("false", 0)
def false(_context: Context, _args: Args) -> Value:
    return False


@function("boolean", 1)
def as_boolean(context: Context, args: Args) -> Value:
    return boolean(context, args[0])


@function("not", 1)
def negate(context: Context, args: Args) -> Value:
    return not boolean(context, args[0])


@function("boolean-from-string", 1)
def boolean_from_string(context: Context, args: Args) -> Value:
    """True for `true` and `1` only."""
    return text(context, args[0]) in ("true", "1")


@function("if", 3)
def choose(context: Context, args: Args) -> Value:
    """Runs only the branch that is taken."""
    return args[1](context) if boolean(context, args[0]) else args[2](context)


@function("coalesce", 1, None)
def coalesce(context: Context, args: Args) -> Value:
    """The first value that is neither empty nor NaN."""
    for arg in args:
        value = arg(context)
        if value == value and to_string(value) != "":
            return value
    return ""


@function("once", 1)
def once(context: Context, args: Args) -> Value:
    """The node's own value if it has one already, else the argument."""
    own = context.node.string()
    return own if own else text(context, args[0])


def _within(total: float, least: float, most: float) -> bool:
    return (least < 0 or total >= least) and (most < 0 or total <= most)


def _truths(value: Value) -> list[bool]:
    if isinstance(value, list):
        return [node.string() not in ("", "0", "false") for node in value]
    return [to_boolean(value)]


@function("checklist", 2, None)
def checklist(context: Context, args: Args) -> Value:
    """Whether the count of true values lies between minimum and maximum; -1 means no limit."""
    count = sum(sum(_truths(arg(context))) for arg in args[2:])
    return _within(float(count), number(context, args[0]), number(context, args[1]))


@function("weighted-checklist", 2, None)
def weighted_checklist(context: Context, args: Args) -> Value:
    """As checklist, each value followed by its weight."""
    zone = context.world.zone
    total = 0.0
    for position in range(2, len(args) - 1, 2):
        truths = _truths(args[position](context))
        weight = args[position + 1](context)
        if isinstance(weight, list):
            weights = [to_number(node.string(), zone) for node in weight]
        else:
            weights = [to_number(weight, zone)] * len(truths)
        total += sum(w for truth, w in zip(truths, weights, strict=False) if truth)
    return _within(total, number(context, args[0]), number(context, args[1]))
