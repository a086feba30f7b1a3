"""Forms made to hang or flood a laptop, or that somebody wrote so by mistake."""

import pytest
from forms_world import ask, bind, form, session

from fieldkit.errors import Refusal
from fieldkit.expression import ExpressionReason
from fieldkit.expression.compile import Expression, compiled
from fieldkit.expression.parse import MAX_PREDICATES
from fieldkit.forms.repeats import MOST, MOST_IN_ALL


def nested(predicates: int, inner: str = "1", sign: str = "") -> str:
    return f"/data/a[{sign}" * predicates + inner + "]" * predicates


@pytest.mark.parametrize("sign", ["", "x = ", "x = 1 or y = "])
def test_predicates_inside_each_other_are_bounded(sign: str) -> None:
    """Fifty once took the compiler longer than anybody lives; two thousand broke the reader."""
    for predicates in (MAX_PREDICATES + 1, 50, 2_000):
        found = compiled(nested(predicates, sign=sign))
        assert isinstance(found, Refusal), predicates
        assert found.code in (ExpressionReason.TOO_DEEP, ExpressionReason.TOO_LONG)
    assert isinstance(compiled(nested(MAX_PREDICATES, sign=sign)), Expression)


def test_a_form_of_such_predicates_is_read_and_complains() -> None:
    found = form("<a/>", bind("a", calculate=nested(50)), ask("a"))
    assert [each.code for each in found.problems] == [ExpressionReason.TOO_DEEP]


def test_counted_repeats_inside_each_other_do_not_multiply() -> None:
    """Two counts of a million once made four million rows."""
    inner = (
        '<group ref="/data/r/s"><repeat nodeset="/data/r/s" jr:count="/data/n">'
        '<input ref="/data/r/s/x"/></repeat></group>'
    )
    here = session(
        '<n>1000000</n><r jr:template=""><s jr:template=""><x/></s></r>',
        "",
        f'<group ref="/data/r"><repeat nodeset="/data/r" jr:count="/data/n">{inner}'
        "</repeat></group>",
    )
    outer = [kid for kid in here.tree.children if kid.name == "r"]
    rows = [kid for parent in outer for kid in parent.children if kid.name == "s"]
    assert len(outer) == MOST and len(rows) == MOST_IN_ALL


def test_a_constraint_that_cannot_be_worked_out_keeps_nobody_from_finishing() -> None:
    here = session("<a/>", bind("a", constraint="regex(., '^(a|a|aa)+$')"), ask("a"))
    here.answer("/data/a", "a" * 70 + "b")
    assert here.missing() == []
    assert [each.code for each in here.recalculation.failures.values()] == [
        ExpressionReason.SLOW_PATTERN
    ]
    here.answer("/data/a", "b")
    assert [each.ref for each in here.missing()] == ["/data/a"]
