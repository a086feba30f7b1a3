"""Expression text to syntax tree: recursive descent with precedence (XPath 1.0, section 3)."""

from typing import cast, get_args

from fieldkit.errors import Refusal, RefusalError
from fieldkit.expression.codes import ExpressionReason
from fieldkit.expression.syntax import (
    Axis,
    Call,
    Chain,
    Constant,
    Expr,
    Filter,
    Level,
    Negation,
    Path,
    Step,
    Test,
    Union,
)
from fieldkit.expression.tokens import Token, refusal, tokenize

MAX_DEPTH = 100
"""Nesting of brackets, calls and predicates; real forms reach about 60."""
MAX_PREDICATES = 8
"""Predicates within predicates; real forms have two. Each level may double the compiler's work."""

_LEVELS: tuple[tuple[Level, frozenset[str]], ...] = (
    ("or", frozenset({"or"})),
    ("and", frozenset({"and"})),
    ("equality", frozenset({"=", "!="})),
    ("relation", frozenset({"<", "<=", ">", ">="})),
    ("sum", frozenset({"+", "-"})),
    ("product", frozenset({"*", "div", "mod"})),
)
_LEVEL_OF = {op: level for level, (_, ops) in enumerate(_LEVELS) for op in ops}
_AXES = frozenset(get_args(Axis))
_NODE_TESTS = frozenset({"node", "text", "comment", "processing-instruction"})
_ANY_NODE = Step("descendant-or-self", "node", "*")


def parse(text: str) -> Expr | Refusal:
    """The syntax tree of `text`, or why it cannot be read and at which character."""
    try:
        return parse_or_raise(text)
    except RefusalError as error:
        return error.refusal


def parse_or_raise(text: str) -> Expr:
    """As `parse`, with the refusal raised as `RefusalError`."""
    return _Parser(tokenize(text)).whole()


class _Parser:
    """One pass over the tokens; `at` is the next one."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = [*tokens, tokens[-1], tokens[-1]]
        self.at = 0
        self.depth = 0
        self.inside = 0

    def whole(self) -> Expr:
        expr = self.expression()
        if self.peek().kind != "end":
            raise self.unexpected()
        return expr

    def peek(self, ahead: int = 0) -> Token:
        return self.tokens[self.at + ahead]

    def take(self) -> Token:
        token = self.tokens[self.at]
        self.at += 1
        return token

    def sees(self, text: str, ahead: int = 0) -> bool:
        token = self.tokens[self.at + ahead]
        return token.text == text and token.kind in ("operator", "punctuation")

    def accept(self, text: str) -> bool:
        if self.sees(text):
            self.at += 1
            return True
        return False

    def expect(self, text: str) -> None:
        if not self.accept(text):
            raise self.unexpected()

    def unexpected(self) -> RefusalError:
        token = self.peek()
        if token.kind == "end":
            return refusal(ExpressionReason.UNFINISHED, position=token.start + 1)
        return refusal(ExpressionReason.UNEXPECTED, found=token.text, position=token.start + 1)

    def end_before(self) -> int:
        return self.tokens[self.at - 1].end

    def expression(self) -> Expr:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise refusal(ExpressionReason.TOO_DEEP, limit=MAX_DEPTH)
        expr = self.chain(0)
        self.depth -= 1
        return expr

    def chain(self, lowest: int) -> Expr:
        """Operands from `lowest` precedence up; one frame a level that is really used."""
        start = self.peek().start
        left = self.unary()
        while True:
            token = self.peek()
            level = _LEVEL_OF.get(token.text, -1) if token.kind == "operator" else -1
            if level < lowest:
                return left
            name, operators = _LEVELS[level]
            rest: list[tuple[str, Expr]] = []
            while self.peek().kind == "operator" and self.peek().text in operators:
                operator = self.take().text
                rest.append((operator, self.chain(level + 1)))
            left = Chain(start, self.end_before(), name, left, tuple(rest))

    def unary(self) -> Expr:
        start, count = self.peek().start, 0
        while self.accept("-"):
            count += 1
        operand = self.union()
        return Negation(start, self.end_before(), count, operand) if count else operand

    def union(self) -> Expr:
        start = self.peek().start
        first = self.path()
        if not self.sees("|"):
            return first
        parts = [first]
        while self.accept("|"):
            parts.append(self.path())
        return Union(start, self.end_before(), tuple(parts))

    def path(self) -> Expr:
        token = self.peek()
        if self.sees("/") or self.sees("//"):
            return self.absolute_path()
        if self.starts_primary():
            return self.filtered_path()
        steps = self.steps()
        return Path(token.start, self.end_before(), False, None, tuple(steps))

    def absolute_path(self) -> Expr:
        start = self.peek().start
        if self.accept("//"):
            steps = [_ANY_NODE, *self.steps()]
        else:
            self.take()
            steps = self.steps() if self.starts_step() else []
        return Path(start, self.end_before(), True, None, tuple(steps))

    def filtered_path(self) -> Expr:
        start = self.peek().start
        base = self.primary()
        predicates = self.predicates()
        if predicates:
            base = Filter(start, self.end_before(), base, predicates)
        if not (self.sees("/") or self.sees("//")):
            return base
        steps = [_ANY_NODE] if self.take().text == "//" else []
        steps += self.steps()
        return Path(start, self.end_before(), False, base, tuple(steps))

    def starts_primary(self) -> bool:
        token = self.peek()
        if token.kind in ("number", "literal") or self.sees("("):
            return True
        return token.kind == "name" and self.sees("(", 1) and token.text not in _NODE_TESTS

    def starts_step(self) -> bool:
        return self.peek().kind == "name" or any(self.sees(text) for text in (".", "..", "@"))

    def primary(self) -> Expr:
        token = self.take()
        if token.kind == "number":
            return Constant(token.start, token.end, float(token.text))
        if token.kind == "literal":
            return Constant(token.start, token.end, token.text[1:-1])
        if token.kind == "punctuation":
            inner = self.expression()
            self.expect(")")
            return inner
        self.expect("(")
        args: list[Expr] = []
        if not self.accept(")"):
            args.append(self.expression())
            while self.accept(","):
                args.append(self.expression())
            self.expect(")")
        return Call(token.start, self.end_before(), token.text, tuple(args))

    def predicates(self) -> tuple[Expr, ...]:
        found: list[Expr] = []
        while self.accept("["):
            self.inside += 1
            if self.inside > MAX_PREDICATES:
                raise refusal(ExpressionReason.TOO_DEEP, limit=MAX_PREDICATES)
            found.append(self.expression())
            self.inside -= 1
            self.expect("]")
        return tuple(found)

    def steps(self) -> list[Step]:
        steps = [self.step()]
        while self.sees("/") or self.sees("//"):
            if self.take().text == "//":
                steps.append(_ANY_NODE)
            steps.append(self.step())
        return steps

    def step(self) -> Step:
        if self.accept("."):
            return Step("self", "node", "*", self.predicates())
        if self.accept(".."):
            return Step("parent", "node", "*", self.predicates())
        axis: Axis = "attribute" if self.accept("@") else "child"
        if axis == "child" and self.sees("::", 1):
            if self.peek().text not in _AXES:
                raise self.unexpected()
            axis = cast(Axis, self.take().text)
            self.take()
        return self.node_test(axis)

    def node_test(self, axis: Axis) -> Step:
        token = self.peek()
        if token.kind != "name":
            raise self.unexpected()
        self.take()
        if token.text in _NODE_TESTS and self.accept("("):
            name = "*"
            if self.peek().kind == "literal":
                name = self.take().text[1:-1]
            self.expect(")")
            return Step(axis, cast(Test, token.text), name, self.predicates())
        return Step(axis, "name", token.text, self.predicates())
