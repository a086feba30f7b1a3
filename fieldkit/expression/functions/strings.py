"""Text functions (XPath 1.0, section 4.2; ODK XForms)."""

import math

from fieldkit.expression import patterns
from fieldkit.expression.codes import ExpressionReason
from fieldkit.expression.context import TEXT_LIMIT, Context
from fieldkit.expression.functions.registry import Args, function, number, text, texts
from fieldkit.expression.tokens import refusal
from fieldkit.expression.values import Value

_SPACES = " \t\r\n"


@function("string", 0, 1)
def string(context: Context, args: Args) -> Value:
    return text(context, args[0]) if args else context.node.string()


@function("concat", 0, None)
def concat(context: Context, args: Args) -> Value:
    """All texts, and the texts of all nodes, one after the other."""
    return _joined("", texts(context, args))


@function("join", 1, None)
def join(context: Context, args: Args) -> Value:
    """As concat, with the first argument between the texts."""
    return _joined(text(context, args[0]), texts(context, args[1:]))


def _joined(separator: str, parts: list[str]) -> str:
    if sum(map(len, parts)) + len(separator) * len(parts) > TEXT_LIMIT:
        raise refusal(ExpressionReason.TOO_MUCH_WORK, limit=TEXT_LIMIT)
    return separator.join(parts)


@function("substr", 2, 3)
def substr(context: Context, args: Args) -> Value:
    """From a 0-based start up to, not including, an end; negative counts from the back."""
    value = text(context, args[0])
    start = number(context, args[1])
    end = number(context, args[2]) if len(args) > 2 else math.inf
    return value[_index(start, len(value)) : _index(end, len(value))]


def _index(position: float, length: int) -> int:
    if position != position:
        return 0
    whole = math.trunc(max(-length, min(position, length)))
    return whole if whole >= 0 else length + whole


@function("substring", 2, 3)
def substring(context: Context, args: Args) -> Value:
    """From a 1-based start, for a length, both rounded (XPath 1.0)."""
    value = text(context, args[0])
    start = _half_up(number(context, args[1]))
    end = start + _half_up(number(context, args[2])) if len(args) > 2 else math.inf
    return "".join(char for place, char in enumerate(value, 1) if start <= place < end)


def _half_up(value: float) -> float:
    return value if math.isinf(value) or value != value else math.floor(value + 0.5)


@function("substring-before", 2)
def substring_before(context: Context, args: Args) -> Value:
    head, found, _ = _partition(text(context, args[0]), text(context, args[1]))
    return head if found else ""


@function("substring-after", 2)
def substring_after(context: Context, args: Args) -> Value:
    _, found, tail = _partition(text(context, args[0]), text(context, args[1]))
    return tail if found else ""


def _partition(value: str, part: str) -> tuple[str, bool, str]:
    at = value.find(part)
    return value[: max(at, 0)], at >= 0, value[at + len(part) :]


@function("contains", 2)
def contains(context: Context, args: Args) -> Value:
    return text(context, args[1]) in text(context, args[0])


@function("starts-with", 2)
def starts_with(context: Context, args: Args) -> Value:
    return text(context, args[0]).startswith(text(context, args[1]))


@function("ends-with", 2)
def ends_with(context: Context, args: Args) -> Value:
    return text(context, args[0]).endswith(text(context, args[1]))


@function("string-length", 0, 1)
def string_length(context: Context, args: Args) -> Value:
    return float(len(text(context, args[0]) if args else context.node.string()))


@function("normalize-space", 0, 1)
def normalize_space(context: Context, args: Args) -> Value:
    value = text(context, args[0]) if args else context.node.string()
    for space in _SPACES:
        value = value.replace(space, " ")
    return " ".join(part for part in value.split(" ") if part)


@function("translate", 3)
def translate(context: Context, args: Args) -> Value:
    """Replaces characters one by one; those without a partner are removed."""
    value, old, new = (text(context, arg) for arg in args)
    table: dict[int, str] = {}
    for place, char in enumerate(old):
        table.setdefault(ord(char), new[place : place + 1])
    return value.translate(table)


@function("regex", 2)
def matches(context: Context, args: Args) -> Value:
    """Whether the pattern is found in the text; a search that runs long is refused."""
    value, pattern = text(context, args[0]), text(context, args[1])
    return patterns.matches(pattern, value, context.world.slow_patterns)
