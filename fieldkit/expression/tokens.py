"""Cuts an expression into tokens (XPath 1.0, section 3.7, with its two rules on operator names)."""

import re
from typing import Literal, NamedTuple

from fieldkit.errors import Refusal, RefusalError
from fieldkit.expression.codes import ExpressionReason

MAX_LENGTH = 100_000
"""Characters; the longest expression in forms in use has about 15,000."""

Kind = Literal["number", "literal", "name", "operator", "punctuation", "end"]

_NAME = r"[^\W\d][\w.\-·]*"
_TOKEN = re.compile(
    rf"""
    (?P<number>(?:\d+(?:\.\d*)?|\.\d+)(?:e-\d+)?)
  | (?P<literal>"[^"]*"|'[^']*')
  | (?P<name>{_NAME}(?::(?!:)(?:{_NAME}|\*))?)
  | (?P<operator><=|>=|!=|//|[/|+\-=<>*])
  | (?P<punctuation>::|\.\.|[()\[\].,@])
    """,
    re.VERBOSE,
)
_OPERATOR_NAME = re.compile(r"and|or|div|mod")
_BEFORE_OPERAND = frozenset({"@", "::", "(", "[", ","})


class Token(NamedTuple):
    """One token: its kind, its text, and where it stands (`start` up to, not including, `end`)."""

    kind: Kind
    text: str
    start: int
    end: int


def refusal(reason: ExpressionReason, **params: object) -> RefusalError:
    """The exception that carries a refusal out of tokenizer, parser or evaluation."""
    return RefusalError(Refusal(reason, params))


def _operand_expected(previous: Token | None) -> bool:
    if previous is None or previous.text in _BEFORE_OPERAND:
        return previous is None or previous.kind != "literal"
    return previous.kind == "operator"


def _operator_at(text: str, at: int) -> Token | None:
    if text[at] == "*":
        return Token("operator", "*", at, at + 1)
    named = _OPERATOR_NAME.match(text, at)
    return Token("operator", named.group(), at, named.end()) if named else None


def _token_at(text: str, at: int, previous: Token | None) -> Token:
    if not _operand_expected(previous):
        operator = _operator_at(text, at)
        if operator is not None:
            return operator
    match = _TOKEN.match(text, at)
    if match is None:
        raise refusal(ExpressionReason.UNEXPECTED, found=text[at], position=at + 1)
    kind, found = str(match.lastgroup), match.group()
    if kind == "operator" and found == "*":
        kind = "name"
    return Token(kind, found, at, match.end())  # type: ignore[arg-type]


def tokenize(text: str) -> list[Token]:
    """Returns the tokens, closed by one of kind `end`.

    Raises `RefusalError` (`expression.unexpected`, `expression.too_long`).
    """
    if len(text) > MAX_LENGTH:
        raise refusal(ExpressionReason.TOO_LONG, length=len(text), limit=MAX_LENGTH)
    tokens: list[Token] = []
    previous: Token | None = None
    at = _skip(text, 0)
    while at < len(text):
        previous = _token_at(text, at, previous)
        tokens.append(previous)
        at = _skip(text, previous.end)
    tokens.append(Token("end", "", len(text), len(text)))
    return tokens


def _skip(text: str, at: int) -> int:
    end = len(text)
    while at < end and text[at].isspace():
        at += 1
    return at
