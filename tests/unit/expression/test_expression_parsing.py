"""Tokens and syntax trees: what is read, and what is refused where."""

import pytest

from fieldkit.errors import Refusal
from fieldkit.expression.codes import ExpressionReason
from fieldkit.expression.parse import MAX_DEPTH, parse
from fieldkit.expression.syntax import (
    Call,
    Chain,
    Constant,
    Expr,
    Filter,
    Negation,
    Path,
    Union,
    function_names,
    walk,
)
from fieldkit.expression.tokens import MAX_LENGTH, tokenize


def read(text: str) -> Expr:
    found = parse(text)
    assert not isinstance(found, Refusal), found
    return found


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("1div1", ["number", "operator", "number", "end"]),
        ("* * *", ["name", "operator", "name", "end"]),
        ("div div mod", ["name", "operator", "name", "end"]),
        ("a-b", ["name", "end"]),
        ("a -b", ["name", "operator", "name", "end"]),
        ("'it''s'", ["literal", "literal", "end"]),
        ("child::and", ["name", "punctuation", "name", "end"]),
        ("jr:choice-name(", ["name", "punctuation", "end"]),
        ("1.8e-12", ["number", "end"]),
        ("имя = 'да'", ["name", "operator", "literal", "end"]),
    ],
)
def test_operator_names_and_signs_are_told_by_what_stands_before(
    text: str, kinds: list[str]
) -> None:
    assert [token.kind for token in tokenize(text)] == kinds


def test_tokens_tell_where_they_stand() -> None:
    assert [(token.start, token.end) for token in tokenize(" ab  + 1")] == [
        (1, 3),
        (5, 6),
        (7, 8),
        (8, 8),
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("3", Constant),
        ("a/b", Path),
        ("/a", Path),
        ("(a)[1]", Filter),
        ("f(1)", Call),
        ("1 + 2 - 3", Chain),
        ("a | b", Union),
        ("--a", Negation),
    ],
)
def test_each_form_has_its_node(text: str, kind: type[Expr]) -> None:
    assert isinstance(read(text), kind)


def test_and_binds_tighter_than_or() -> None:
    tree = read("a or b and c")
    assert isinstance(tree, Chain) and tree.level == "or"
    assert isinstance(tree.rest[0][1], Chain) and tree.rest[0][1].level == "and"


def test_a_long_chain_is_one_node() -> None:
    tree = read(" + ".join(["1"] * 3000))
    assert isinstance(tree, Chain) and len(tree.rest) == 2999


def test_parts_point_at_their_source() -> None:
    text = "size > 3 and water = 'tap'"
    sources = {text[part.start : part.end] for part in walk(read(text))}
    assert {"size > 3", "water = 'tap'", "size", "'tap'"} <= sources


def test_function_names_are_found_in_predicates_too() -> None:
    assert function_names(read("count(a[selected(b, 'x')]) > position()")) == {
        "count",
        "selected",
        "position",
    }


@pytest.mark.parametrize(
    ("text", "code", "position"),
    [
        ("", ExpressionReason.UNFINISHED, 1),
        ("1 +", ExpressionReason.UNFINISHED, 4),
        ("(1", ExpressionReason.UNFINISHED, 3),
        ("1 1", ExpressionReason.UNEXPECTED, 3),
        ("a b", ExpressionReason.UNEXPECTED, 3),
        ("'open", ExpressionReason.UNEXPECTED, 1),
        ("a = # b", ExpressionReason.UNEXPECTED, 5),
        ("wrong::a", ExpressionReason.UNEXPECTED, 1),
        ("a[1", ExpressionReason.UNFINISHED, 4),
        ("f(1,)", ExpressionReason.UNEXPECTED, 5),
        ("$x", ExpressionReason.UNEXPECTED, 1),
    ],
)
def test_a_mistake_is_named_with_its_place(
    text: str, code: ExpressionReason, position: int
) -> None:
    found = parse(text)
    assert isinstance(found, Refusal)
    assert (found.code, found.params["position"]) == (code, position)


def test_too_deep_and_too_long_are_refused() -> None:
    deep = parse("(" * (MAX_DEPTH + 1) + "1" + ")" * (MAX_DEPTH + 1))
    long = parse("1" * (MAX_LENGTH + 1))
    assert isinstance(deep, Refusal) and deep.code == ExpressionReason.TOO_DEEP
    assert isinstance(long, Refusal) and long.code == ExpressionReason.TOO_LONG
    assert not isinstance(parse("(" * (MAX_DEPTH - 1) + "1" + ")" * (MAX_DEPTH - 1)), Refusal)
