"""Number functions (XPath 1.0, section 4.4; XPath 3.0 math; ODK XForms)."""

import math
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from fieldkit.expression.context import Context
from fieldkit.expression.functions.registry import Args, function, nodes, number, texts
from fieldkit.expression.values import NAN, Value, text_number, to_number


@function("number", 0, 1)
def as_number(context: Context, args: Args) -> Value:
    """Also turns dates and dateTimes into days since 1970-01-01."""
    value = args[0](context) if args else [context.node]
    return to_number(value, context.world.zone)


@function("int", 1)
def integer(context: Context, args: Args) -> Value:
    """Drops the fraction."""
    value = number(context, args[0])
    return float(math.trunc(value)) if math.isfinite(value) else value


@function("floor", 1)
def floor(context: Context, args: Args) -> Value:
    value = number(context, args[0])
    return float(math.floor(value)) if math.isfinite(value) else value


@function("ceiling", 1)
def ceiling(context: Context, args: Args) -> Value:
    value = number(context, args[0])
    if not math.isfinite(value):
        return value
    return math.copysign(float(math.ceil(value)), value)


@function("round", 1, 2)
def rounded(context: Context, args: Args) -> Value:
    """Rounds half up (XPath 1.0, 4.4); with a count of decimals (negative: tens, hundreds), which
    is ODK's own, half away from zero.
    """
    value = number(context, args[0])
    places = number(context, args[1]) if len(args) > 1 else 0.0
    if not math.isfinite(value) or places != places:
        return value if places == places else NAN
    if places > 300 or value == 0:
        return value
    if len(args) == 1 and abs(value) < 2**52:
        return math.copysign(math.floor(Decimal(value) + Decimal("0.5")), value)
    step = Decimal(1).scaleb(-math.trunc(max(places, -400)))
    try:
        exact = Decimal(repr(float(value)))
        return math.copysign(
            float((exact / step).quantize(Decimal(1), ROUND_HALF_UP) * step), value
        )
    except InvalidOperation:
        return value


@function("abs", 1)
def absolute(context: Context, args: Args) -> Value:
    return abs(float(number(context, args[0])))


@function("sum", 1)
def total(context: Context, args: Args) -> Value:
    """The sum over the nodes; 0 for none."""
    zone = context.world.zone
    return float(sum(float(text_number(n.string(), zone)) for n in nodes(context, args[0])))


def _all_numbers(context: Context, args: Args) -> list[float]:
    zone = context.world.zone
    return [float(text_number(value, zone)) for value in texts(context, args)]


@function("max", 1, None)
def largest(context: Context, args: Args) -> Value:
    """The largest number; NaN if there is none or one of the values is no number."""
    values = _all_numbers(context, args)
    return NAN if not values or any(v != v for v in values) else max(values)


@function("min", 1, None)
def smallest(context: Context, args: Args) -> Value:
    """The smallest number; NaN if there is none or one of the values is no number."""
    values = _all_numbers(context, args)
    return NAN if not values or any(v != v for v in values) else min(values)


@function("pi", 0)
def pi(_context: Context, _args: Args) -> Value:
    return math.pi


@function("random", 0)
def random_number(context: Context, _args: Args) -> Value:
    """From 0 up to, not including, 1, from the randomness handed in."""
    return int.from_bytes(context.world.randomness.bytes(7), "big") % (1 << 53) / (1 << 53)


def _safely(compute: Callable[..., float], *values: float) -> float:
    try:
        result = compute(*values)
    except ValueError:
        return NAN
    except OverflowError:
        return math.inf
    return float(result)


def _logarithm(base: Callable[[float], float]) -> Callable[[float], float]:
    return lambda value: -math.inf if value == 0 else base(value)


def _power(value: float, exponent: float) -> float:
    if value == 0 and exponent < 0:
        return math.inf
    return math.pow(value, exponent)


_PLAIN: dict[str, tuple[int, Callable[..., float]]] = {
    "pow": (2, _power),
    "log": (1, _logarithm(math.log)),
    "log10": (1, _logarithm(math.log10)),
    "exp": (1, math.exp),
    "exp10": (1, lambda value: math.pow(10, value)),
    "sqrt": (1, math.sqrt),
    "sin": (1, math.sin),
    "cos": (1, math.cos),
    "tan": (1, math.tan),
    "asin": (1, math.asin),
    "acos": (1, math.acos),
    "atan": (1, math.atan),
    "atan2": (2, math.atan2),
}


def _register(name: str, count: int, compute: Callable[..., float]) -> None:
    @function(name, count)
    def run(context: Context, args: Args) -> Value:
        return _safely(compute, *(float(number(context, arg)) for arg in args))


for _name, (_count, _compute) in _PLAIN.items():
    _register(_name, _count, _compute)
