"""Forms made to hang or flood a laptop, or that somebody wrote so by mistake."""

import pytest
from forms_world import ask, bind, done, form, session, shown

from fieldkit.errors import Refusal
from fieldkit.expression import ExpressionReason
from fieldkit.expression.compile import Expression, compiled
from fieldkit.expression.parse import MAX_PREDICATES
from fieldkit.forms import ChangeSet
from fieldkit.forms.codes import FormReason
from fieldkit.forms.repeats import MOST, MOST_IN_ALL, MOST_NODES


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


@pytest.mark.slow
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


COUNTED = '<repeat nodeset="/data/r" jr:count="/data/n"><input ref="/data/r/x"/></repeat>'


@pytest.mark.parametrize("count", ["2001", "1000000000", "2147483647"])
def test_a_count_that_is_a_slip_of_the_hand_is_refused_and_nothing_changes(count: str) -> None:
    row = '<r jr:template=""><x/></r>'
    here = session(f"<n/>{row}<s/>", bind("n", type_="int"), ask("n") + COUNTED)
    here.answer("/data/n", "2")
    here.answer("/data/r[1]/x", "Anna")
    refused = here.answer("/data/n", count)
    assert isinstance(refused, Refusal) and refused.code == FormReason.TOO_MANY_ROWS
    assert refused.params == {"ref": "/data/r", "count": count, "most": MOST}
    assert shown(here, "n") == "2" and shown(here, "r[1]/x") == "Anna"
    assert here.view("/data/r[3]") is None
    assert isinstance(here.answer("/data/n", "3"), ChangeSet)
    assert here.view("/data/r[3]") is not None


def test_what_a_refused_answer_took_away_comes_back_as_it_was() -> None:
    """Rows of another repeat, choices no longer offered, and an answer that an action emptied."""
    clears = '<setvalue event="xforms-value-changed" ref="/data/s"/>'
    here = session(
        '<n/><s/><r jr:template=""><x/></r><q jr:template=""><y/><c/></q><left/>',
        bind("n", type_="int") + bind("left", calculate="5 - /data/n", type_="int"),
        f'<input ref="/data/n">{clears}</input>' + ask("s") + COUNTED + '<repeat nodeset="/data/q" '
        'jr:count="/data/left"><input ref="/data/q/y"/><select1 ref="/data/q/c"><itemset '
        'nodeset="instance(\'l\')/list/item[of = /data/n]"><value ref="name"/>'
        '<label ref="name"/></itemset></select1></repeat>',
        '<instance id="l"><list><item><name>a</name><of>2</of></item></list></instance>',
    )
    for ref, value in (("n", "2"), ("s", "Kept"), ("r[1]/x", "Anna"), ("q[3]/y", "Boris")):
        done(here.answer(f"/data/{ref}", value))
    done(here.answer("/data/q[3]/c", "a"))
    before, stored = list(here.views()), here.draft()
    assert isinstance(here.answer("/data/n", "3000"), Refusal)
    assert list(here.views()) == before and here.draft() == stored
    done(here.answer("/data/q[2]/c", "a"))
    done(here.answer("/data/n", "4"))
    assert shown(here, "left") == "1" and here.view("/data/q[2]") is None


def test_long_rows_are_fewer() -> None:
    fields = "".join(f"<f{at}/>" for at in range(199))
    row = f'<r jr:template="">{fields}</r>'
    body = '<repeat nodeset="/data/r" jr:count="/data/n"><input ref="/data/r/f0"/></repeat>'
    here = session(f"<n/>{row}", bind("n", type_="int"), ask("n") + body)
    refused = here.answer("/data/n", "101")
    assert isinstance(refused, Refusal) and refused.params["most"] == MOST_NODES // 200
    assert isinstance(here.answer("/data/n", "100"), ChangeSet)


def test_a_form_that_begins_with_too_many_rows_gets_what_can_be_and_goes_on() -> None:
    row = '<r jr:template=""><x/></r>'
    here = session(f"<n>1000000000</n>{row}<s/>", bind("n", type_="int"), ask("n", "s") + COUNTED)
    assert here.view(f"/data/r[{MOST}]") is not None and here.view(f"/data/r[{MOST + 1}]") is None
    assert isinstance(here.answer("/data/s", "x"), ChangeSet)
    assert isinstance(here.answer("/data/n", "1"), ChangeSet)
    assert here.view("/data/r[2]") is None
