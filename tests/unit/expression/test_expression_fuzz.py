"""Whatever is typed, reading and running an expression ends in a value or a refusal."""

import os

from expression_world import world
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldkit.errors import Refusal, RefusalError
from fieldkit.expression import Context, Moment, compiled
from fieldkit.expression.functions import FUNCTIONS
from fieldkit.expression.parse import parse
from fieldkit.expression.tokens import tokenize

MANY = int(os.environ.get("FIELDKIT_FUZZ", "120"))
"""Examples a test; FIELDKIT_FUZZ=100000 for a long run."""
MODEST = settings(max_examples=MANY)

PIECES = st.sampled_from(
    [
        "(",
        ")",
        "[",
        "]",
        "/",
        "//",
        "..",
        ".",
        "*",
        ",",
        "=",
        "!=",
        "<",
        "+",
        "-",
        "|",
        "@",
        "::",
        "and",
        "or",
        "div",
        "mod",
        "'",
        '"',
        "'a'",
        "1",
        "0.5",
        " ",
        "data",
        "member",
        "position()",
        "child",
        "self",
        "text()",
        "node()",
        "current()",
        "\n",
        "ё",
        "\x00",
        "1e-7",
        ":",
    ]
)
SOUP = st.lists(PIECES, max_size=25).map("".join)


@MODEST
@given(st.one_of(st.text(max_size=60), SOUP))
def test_reading_any_text_gives_a_tree_or_a_refusal(text: str) -> None:
    found = parse(text)
    if isinstance(found, Refusal):
        assert found.code.startswith("expression.")
    else:
        assert 0 <= found.start <= found.end <= len(text)
        assert tokenize(text)[-1].kind == "end"


LEAVES = st.sampled_from(
    [
        "size",
        ".",
        "..",
        "/data/member",
        "/data/member/age",
        "member[1]/name",
        "water",
        "note",
        "'2024-08-15'",
        "'1 2 0 0'",
        "'abc'",
        "''",
        "-1",
        "0",
        "1.5",
        "true()",
        "today()",
        "instance('villages')/list/item[area = 'a3']/name",
        "missing/path",
    ]
)


def _calls(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    names = st.sampled_from(sorted(FUNCTIONS))
    arguments = st.lists(inner, max_size=4).map(", ".join)
    signs = st.sampled_from(["+", "-", "*", "div", "mod", "=", "!=", "<", ">=", "and", "or", "|"])
    return st.one_of(
        st.builds("{}({})".format, names, arguments),
        st.builds("({} {} {})".format, inner, signs, inner),
        st.builds("/data/member[{}]".format, inner),
        st.builds("-{}".format, inner),
    )


@MODEST
@given(st.recursive(LEAVES, _calls, max_leaves=8))
def test_running_any_expression_gives_a_value_or_a_refusal(text: str) -> None:
    expression = compiled(text)
    if isinstance(expression, Refusal):
        return
    here = world()
    try:
        value = expression.evaluate(Context(here, here.root.children[0]))
    except RefusalError as error:
        assert error.refusal.code.startswith("expression.")
    else:
        assert isinstance(value, bool | float | str | list | Moment)
