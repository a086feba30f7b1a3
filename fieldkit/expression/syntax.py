"""The syntax tree of an expression: kept for dependencies, checks and explanations."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal as OneOf

Axis = OneOf[
    "child",
    "parent",
    "self",
    "attribute",
    "descendant",
    "descendant-or-self",
    "ancestor",
    "ancestor-or-self",
    "following",
    "following-sibling",
    "preceding",
    "preceding-sibling",
    "namespace",
]
Test = OneOf["name", "node", "text", "comment", "processing-instruction"]
Level = OneOf["or", "and", "equality", "relation", "sum", "product"]


@dataclass(frozen=True, slots=True)
class Expr:
    """A part of an expression; `start` and `end` delimit its source text."""

    start: int = field(compare=False)
    end: int = field(compare=False)


@dataclass(frozen=True, slots=True)
class Constant(Expr):
    """A number or a string as written."""

    value: float | str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path: axis, node test, predicates. `name` is `*` for any element."""

    axis: Axis
    test: Test
    name: str
    predicates: tuple[Expr, ...] = ()


@dataclass(frozen=True, slots=True)
class Path(Expr):
    """A location path, from the document (`absolute`), from `base`, or from the context node."""

    absolute: bool
    base: Expr | None
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Filter(Expr):
    """A node-set expression with predicates: `(a | b)[1]`."""

    base: Expr
    predicates: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Call(Expr):
    """A function call; `name` as written, with its prefix."""

    name: str
    args: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Chain(Expr):
    """Operands joined from left to right by operators of one level: `a + b - c`."""

    level: Level
    first: Expr
    rest: tuple[tuple[str, Expr], ...]


@dataclass(frozen=True, slots=True)
class Union(Expr):
    """The union of node-sets: `a | b`."""

    parts: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Negation(Expr):
    """`count` minus signs before an operand."""

    count: int
    operand: Expr


def children(expr: Expr) -> Iterator[Expr]:
    """Yields the direct parts of an expression, predicates included."""
    match expr:
        case Path(base=base, steps=steps):
            if base is not None:
                yield base
            for step in steps:
                yield from step.predicates
        case Filter(base=base, predicates=predicates):
            yield base
            yield from predicates
        case Call(args=args):
            yield from args
        case Chain(first=first, rest=rest):
            yield first
            for _, operand in rest:
                yield operand
        case Union(parts=parts):
            yield from parts
        case Negation(operand=operand):
            yield operand
        case _:
            return


def walk(expr: Expr) -> Iterator[Expr]:
    """Yields the expression and all its parts, outermost first."""
    waiting = [expr]
    while waiting:
        current = waiting.pop()
        yield current
        waiting.extend(children(current))


def function_names(expr: Expr) -> set[str]:
    """The names of the functions called anywhere in the expression, as written."""
    return {part.name for part in walk(expr) if isinstance(part, Call)}
