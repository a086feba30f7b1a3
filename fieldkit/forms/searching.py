"""Choices by search(): the rows of a CSV file beside the form that a search finds.

As ODK Collect runs it (ODK documentation, "Dynamic select lists: search()"): the appearance names
the file and what to search for; the choice's value and label name the columns to take. A choice
whose value is a whole number is an ordinary one, offered beside those found.
"""

import re
from dataclasses import dataclass, replace

from fieldkit.errors import Refusal
from fieldkit.expression import Expression
from fieldkit.expression.parse import parse
from fieldkit.expression.syntax import Call, Chain, Constant, Expr, Path, Step
from fieldkit.forms.definition import Control, Itemset

_START = re.compile(r"\bsearch\s*\(")
_UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
_KINDS = {
    "contains": "contains",
    "startswith": "starts-with",
    "endswith": "ends-with",
    "matches": "",
}


@dataclass(frozen=True, slots=True)
class Search:
    """A control that searches, ready to be shown, and the name of its file without `.csv`."""

    control: Control
    file: str


def is_search(control: Control) -> bool:
    """Whether the appearance of a control asks for search()."""
    return _START.search(control.appearance) is not None


def read_search(control: Control) -> Search | None:
    """The control with its choices taken from the file; None if its search() cannot be read."""
    found = _START.search(control.appearance)
    call, rest = _cut(control.appearance, found.start() if found else 0)
    tree = parse(call)
    columns = [at for at, item in enumerate(control.items) if not _is_whole(item.value)]
    if isinstance(tree, Refusal) or not isinstance(tree, Call) or len(columns) != 1:
        return None
    words = [arg.value if isinstance(arg, Constant) else None for arg in tree.args]
    if len(words) not in (1, 4, 6) or not isinstance(words[0], str):
        return None
    condition = _condition(tree.args, words)
    if len(words) > 1 and condition is None:
        return None
    file = words[0].removesuffix(".csv")
    row = control.items[columns[0]]
    value = parse(row.value)
    if not isinstance(value, Path):
        return None
    nodes = Expression(call, _rows(file, condition))
    itemset = Itemset(nodes, Expression(row.value, value), None, row.label, columns[0])
    items = tuple(item for item in control.items if item is not row)
    return Search(replace(control, appearance=rest, items=items, itemset=itemset), file)


def _is_whole(value: str) -> bool:
    return re.fullmatch(r"-?\d+", value) is not None


def _cut(appearance: str, start: int) -> tuple[str, str]:
    """The call that begins at `start`, and the appearance without it."""
    depth, quote = 0, ""
    for at in range(start, len(appearance)):
        char = appearance[at]
        if quote:
            quote = "" if char == quote else quote
        elif char in "'\"":
            quote = char
        elif char in "()":
            depth += 1 if char == "(" else -1
            if not depth:
                rest = f"{appearance[:start]} {appearance[at + 1 :]}"
                return appearance[start : at + 1], " ".join(rest.split())
    return appearance[start:], " ".join(appearance[:start].split())


def _rows(file: str, condition: Expr | None) -> Expr:
    predicates = () if condition is None else (condition,)
    steps = (Step("child", "name", "*"), Step("child", "name", "*", predicates))
    return Path(0, 0, False, _call("instance", _text(file)), steps)


def _condition(args: tuple[Expr, ...], words: list[float | str | None]) -> Expr | None:
    """What a row must fulfil: how, in which columns, what; then a column and what it equals."""
    if len(words) < 4 or not isinstance(words[2], str):
        return None
    kind = _KINDS.get(str(words[1]).lower())
    columns = [parse(name.strip()) for name in words[2].split(",")]
    if kind is None or not all(isinstance(column, Path) for column in columns):
        return None
    wanted = _at_question(args[3])
    ways = [_compared(kind, column, wanted) for column in columns if isinstance(column, Path)]
    others = tuple(("or", way) for way in ways[1:])
    found = Chain(0, 0, "or", ways[0], others) if others else ways[0]
    if len(words) < 6:
        return found
    column = parse(str(words[4]))
    if not isinstance(column, Path):
        return None
    same = _compared("", column, _at_question(args[5]))
    return Chain(0, 0, "and", same, (("and", found),))


def _compared(kind: str, column: Path, wanted: Expr) -> Expr:
    if not kind:
        return Chain(0, 0, "equality", column, (("=", _call("string", wanted)),))
    return _call(kind, _lower(column), _lower(wanted))


def _lower(expr: Expr) -> Expr:
    return _call("translate", expr, _text(_UPPER), _text(_UPPER.lower()))


def _at_question(expr: Expr) -> Expr:
    """An expression of the question, for use at a row: its relative paths start at current()."""
    match expr:
        case Path(absolute=False, base=None):
            return replace(expr, base=_call("current"))
        case Call(args=args):
            return replace(expr, args=tuple(_at_question(arg) for arg in args))
        case Chain(first=first, rest=rest):
            moved = tuple((sign, _at_question(part)) for sign, part in rest)
            return replace(expr, first=_at_question(first), rest=moved)
        case _:
            return expr


def _call(name: str, *args: Expr) -> Call:
    return Call(0, 0, name, args)


def _text(words: str) -> Constant:
    return Constant(0, 0, words)
