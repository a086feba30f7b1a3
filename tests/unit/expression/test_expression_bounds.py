"""Over many nodes: the same answers as pair by pair, and refused before they drag on."""

import itertools
import operator

import pytest
from expression_world import texts, value, world
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.errors import RefusalError
from fieldkit.expression import ExpressionReason
from fieldkit.expression.dates import Zone
from fieldkit.expression.nodes import element
from fieldkit.expression.values import text_number

CELLS = st.lists(st.sampled_from(["", "0", "1", "1.0", "-2", "10", "a", "NaN"]), max_size=4)
SIGNS = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
MANY = "<data>" + "<m><a>1</a></m>" * 3_000 + "</data>"


@given(CELLS, CELLS)
def test_lists_compare_as_their_pairs_do(left: list[str], right: list[str]) -> None:
    here = world("<data/>")
    data = here.root.children[0]
    for name, cells in (("l", left), ("r", right)):
        for cell in cells:
            data.append(element(name, cell))
    pairs = list(itertools.product(left, right))
    assert value("l = r", here=here) is any(a == b for a, b in pairs)
    assert value("l != r", here=here) is any(a != b for a, b in pairs)
    for sign, compare in SIGNS.items():
        numbers = [(text_number(a, Zone()), text_number(b, Zone())) for a, b in pairs]
        assert value(f"l {sign} r", here=here) is any(compare(a, b) for a, b in numbers), sign


@pytest.mark.parametrize(
    "expression",
    [
        "count(//*[count(//*) > 0])",
        "count(/data/m[a = /data/m/a])",
        "sum(/data/m[count(preceding-sibling::*) > 5]/a)",
        "count(/data/m[selected(join(' ', /data/m/a), a)])",
        "count(//node()[count(ancestor::*//node()) > 1])",
    ],
)
def test_what_grows_with_the_square_is_refused(expression: str) -> None:
    with pytest.raises(RefusalError) as raised:
        value(expression, here=world(MANY))
    assert raised.value.refusal.code == ExpressionReason.TOO_MUCH_WORK


@pytest.mark.parametrize(
    ("expression", "found"),
    [
        ("count(//a)", 3_000.0),
        ("count(//m//a//..//a)", 3_000.0),
        ("count(/data/m | /data/m/a | //a)", 6_000.0),
        ("/data/m/a != /data/m/a", False),
        ("/data/m/a < /data/m/a", False),
        ("/data/m/a <= /data/m/a", True),
        ("count(//m[1])", 1.0),
        ("count(//a[1])", 3_000.0),
    ],
)
def test_what_does_not_is_worked_out(expression: str, found: object) -> None:
    assert value(expression, here=world(MANY)) == found


@pytest.mark.parametrize(
    ("expression", "found"),
    [
        ("/data/member[3]/preceding-sibling::member/name", ["Anna", "Ivan"]),
        ("/data/member[3]/preceding-sibling::member[1]/name", ["Ivan"]),
        ("//age/ancestor::member/name", ["Anna", "Ivan", "Vera"]),
        ("/data/member[2]/preceding::name", ["Anna"]),
        ("(/data/member[2]/name | /data/member[1]/age | /data/size)", ["4", "34", "Ivan"]),
        ("//member//name", ["Anna", "Ivan", "Vera"]),
        (".//name[. = 'Ivan']", ["Ivan"]),
    ],
)
def test_nodes_come_in_the_order_of_the_document(expression: str, found: list[str]) -> None:
    assert texts(value(expression)) == found
