"""A round's eligibility criterion, evaluated over a plain record of a household."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import lru_cache

from fieldkit.errors import Refusal, RefusalError
from fieldkit.expression.codes import ExpressionReason
from fieldkit.expression.compile import Expression, compiled
from fieldkit.expression.context import Context, World
from fieldkit.expression.explain import Part, false_parts
from fieldkit.expression.functions import problem_of_call
from fieldkit.expression.nodes import Node
from fieldkit.expression.syntax import Call, Chain, Constant, Expr, Path, walk
from fieldkit.expression.values import number_text, to_boolean

Fact = str | int | float | bool | date | None | Sequence["Fact"] | Mapping[str, "Fact"]
"""What a record may hold. A list of mappings repeats its name, a list of texts is a choice of
several; what is None, empty or False is absent."""
UNFIT = frozenset({"random", "uuid", "now", "randomize"})
"""Functions that would decide differently from one moment to the next."""


@dataclass(frozen=True, slots=True)
class Met:
    """The criterion holds."""


@dataclass(frozen=True, slots=True)
class NotMet:
    """The criterion does not hold, for these parts of it."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class _Day:
    """The clock at noon of the day that a criterion is judged on."""

    day: date

    def now_ms(self) -> int:
        noon = datetime(self.day.year, self.day.month, self.day.day, 12, tzinfo=UTC)
        return int(noon.timestamp() * 1000)


class _NoRandomness:
    """Stands where randomness is never asked for."""

    def bytes(self, count: int) -> bytes:
        return bytes(count)


def evaluate_criterion(
    text: str, record: Mapping[str, Fact], today: date
) -> Met | NotMet | Refusal:
    """Whether the criterion holds for a record, and if not, which parts of it were false.

    Names are paths from the record's top: `size`, `members[sex = 'female']`, `answers/water`. A
    name alone asks whether there is such a value, and for a number whether it is not 0. Refuses
    what cannot be read or run, and what gives neither yes nor no (`expression.no_answer`).
    """
    expression = _criterion(text)
    if isinstance(expression, Refusal):
        return expression
    document = Node("document")
    _fill(document, record)
    context = Context(World(document, _Day(today), _NoRandomness()), document)
    try:
        value = expression.evaluate(context)
        if isinstance(value, str | float):
            return Refusal(ExpressionReason.NO_ANSWER)
        if to_boolean(value):
            return Met()
        return NotMet(tuple(false_parts(expression.tree, text, context)))
    except RefusalError as error:
        return error.refusal


# The few criteria of the open rounds are asked at every scan.
@lru_cache(maxsize=256)
def _criterion(text: str) -> Expression | Refusal:
    """The criterion ready to run, or why it can't be read or run."""
    expression = compiled(text)
    if isinstance(expression, Refusal):
        return expression
    try:
        wrong = _wrong(expression.tree)
        return Expression(text, counted(expression.tree)) if wrong is None else wrong
    except RefusalError as error:
        return error.refusal


def counted(tree: Expr) -> Expr:
    """The criterion with each name that stands alone as a condition compared with 0.

    Everywhere else in the language a name alone is true if the value exists, which a count of 0
    does; nobody who writes `disabled` means that.
    """
    match tree:
        case Path():
            zero = Constant(tree.start, tree.end, 0.0)
            return Chain(tree.start, tree.end, "equality", tree, (("!=", zero),))
        case Chain(level="and" | "or"):
            rest = tuple((sign, counted(operand)) for sign, operand in tree.rest)
            return replace(tree, first=counted(tree.first), rest=rest)
        case Call(name="not"):
            return replace(tree, args=tuple(counted(arg) for arg in tree.args))
        case _:
            return tree


def _wrong(tree: Expr) -> Refusal | None:
    for part in walk(tree):
        if isinstance(part, Call):
            if part.name in UNFIT:
                return Refusal(ExpressionReason.UNFIT_FUNCTION, {"function": part.name})
            problem = problem_of_call(part)
            if problem is not None:
                return problem
    return None


def _fill(node: Node, facts: Mapping[str, Fact]) -> None:
    for name, fact in facts.items():
        rows = _rows(fact)
        if rows is not None:
            for row in rows:
                _fill(node.append(Node("element", name)), row)
            continue
        text = _text(fact)
        if text:
            node.append(Node("element", name, text))


def _rows(fact: Fact) -> list[Mapping[str, Fact]] | None:
    if isinstance(fact, Mapping):
        return [fact]
    if isinstance(fact, Sequence) and not isinstance(fact, str):
        rows = [row for row in fact if isinstance(row, Mapping)]
        return rows if rows else None
    return None


def _text(fact: Fact) -> str:
    match fact:
        case None | False:
            return ""
        case True:
            return "true"
        case str():
            return fact
        case int() | float():
            return number_text(float(fact))
        case date():
            return fact.isoformat()
        case Mapping():
            return ""
        case _:
            return " ".join(_text(one) for one in fact)
