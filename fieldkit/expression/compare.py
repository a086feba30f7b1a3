"""Comparisons: =, !=, <, <=, >, >= (XPath 1.0, section 3.4; dates by ODK XForms)."""

import operator
from collections.abc import Callable

from fieldkit.expression.dates import Moment, Zone, read
from fieldkit.expression.nodes import Node
from fieldkit.expression.values import Value, text_number, to_boolean, to_number

Test = Callable[[float, float], bool]
ORDER: dict[str, Test] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_MIRROR = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


def equal(left: Value, right: Value, negated: bool, zone: Zone) -> bool:
    """`left = right`, or `left != right` where `negated`.

    A boolean is compared with each node of a list, a node counting as true if its text is not
    empty; an empty list counts as false.
    """
    if isinstance(left, list):
        return _nodes_equal(left, right, negated, zone)
    if isinstance(right, list):
        return _nodes_equal(right, left, negated, zone)
    return _atoms_equal(left, right, zone) != negated


def _nodes_equal(nodes: list[Node], other: Value, negated: bool, zone: Zone) -> bool:
    if isinstance(other, bool) and not nodes:
        return (not other) != negated
    if isinstance(other, list):
        ours, theirs = {node.string() for node in nodes}, {node.string() for node in other}
        if negated:
            return bool(ours and theirs) and len(ours | theirs) > 1
        return not ours.isdisjoint(theirs)
    return any(_atoms_equal(node.string(), other, zone) != negated for node in nodes)


def _atoms_equal(
    left: bool | float | str | Moment, right: bool | float | str | Moment, zone: Zone
) -> bool:
    if isinstance(left, str) and isinstance(right, str):
        return left == right
    if isinstance(left, bool) or isinstance(right, bool):
        return to_boolean(left) == to_boolean(right)
    if isinstance(left, Moment) or isinstance(right, Moment):
        return _moments_equal(left, right, zone)
    return to_number(left, zone) == to_number(right, zone)


def _moments_equal(left: float | str | Moment, right: float | str | Moment, zone: Zone) -> bool:
    first = read(left, zone) if isinstance(left, str) else left
    second = read(right, zone) if isinstance(right, str) else right
    if first is None or second is None:
        return False
    return to_number(first, zone) == to_number(second, zone)


def ordered(left: Value, right: Value, sign: str, zone: Zone) -> bool:
    """`left < right` and its kind, by number; lists of nodes by any pair that holds."""
    if isinstance(left, list):
        numbers = [text_number(node.string(), zone) for node in left]
        return _any_ordered(numbers, right, sign, zone)
    if isinstance(right, list):
        return ordered(right, left, _MIRROR[sign], zone)
    return ORDER[sign](to_number(left, zone), to_number(right, zone))


def _any_ordered(numbers: list[float], other: Value, sign: str, zone: Zone) -> bool:
    test = ORDER[sign]
    if isinstance(other, list):
        theirs = [text_number(node.string(), zone) for node in other]
        # of all pairs the one that is furthest apart decides
        theirs = [number for number in theirs if number == number]
        if not theirs:
            return False
        limit = max(theirs) if sign in ("<", "<=") else min(theirs)
    else:
        limit = to_number(other, zone)
    return any(test(number, limit) for number in numbers)
