"""Arithmetic: + - * div mod (XPath 1.0, section 3.5: IEEE 754 doubles)."""

import math

from fieldkit.expression.context import Closure, Context
from fieldkit.expression.values import Value, to_number


def divide(left: float, right: float) -> float:
    """IEEE division: by zero it gives an infinity, or NaN for 0 div 0."""
    if right != 0:
        return left / right
    if left == 0 or left != left:
        return math.nan
    return math.copysign(math.inf, left) * math.copysign(1.0, right)


def modulo(left: float, right: float) -> float:
    """The remainder with the sign of the dividend."""
    if right == 0 or math.isinf(left):
        return math.nan
    return math.fmod(left, right)


def _apply(sign: str, left: float, right: float) -> float:
    match sign:
        case "+":
            return float(left) + float(right)
        case "-":
            return float(left) - float(right)
        case "*":
            return float(left) * float(right)
        case "div":
            return divide(float(left), float(right))
        case _:
            return modulo(float(left), float(right))


def arithmetic(first: Closure, rest: list[tuple[str, Closure]]) -> Closure:
    """The closure of operands joined by arithmetic signs, from left to right."""

    def run(context: Context) -> Value:
        zone = context.world.zone
        total = to_number(first(context), zone)
        for sign, operand in rest:
            total = _apply(sign, total, to_number(operand(context), zone))
        return total

    return run
