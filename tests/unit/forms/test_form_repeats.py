"""Repeats: adding, removing, counting, nesting."""

import pytest
from forms_world import KURSK, Counted, FixedClock, ask, bind, done, relevant, session, shown

from fieldkit.errors import Refusal
from fieldkit.forms import FormReason, Session

MEMBER = (
    '<group ref="/data/m"><label>Member</label><repeat nodeset="/data/m"{extra}>'
    '<input ref="/data/m/age"><label>Age of <output value="position(..)"/></label></input>'
    "</repeat></group>"
)


def roster(extra: str = "", instance: str = '<m jr:template=""><age/><old/></m>') -> Session:
    return session(
        f"<n/>{instance}<sum/><count/><first/>",
        bind("n", type_="int")
        + bind("m/age", type_="int")
        + bind("m/old", calculate="if(../age &gt; 59, 1, 0)", type_="int")
        + bind("sum", calculate="sum(/data/m/age)", type_="int")
        + bind("count", calculate="count(/data/m)", type_="int")
        + bind("first", calculate="indexed-repeat(/data/m/age, /data/m, 1)"),
        ask("n") + MEMBER.format(extra=extra),
    )


def test_instances_are_counted_and_summed() -> None:
    here = roster()
    assert (shown(here, "count"), shown(here, "sum")) == ("0", "0")
    for age in (34, 61):
        done(here.add_repeat("/data/m"))
        done(here.answer(f"/data/m[{shown(here, 'count')}]/age", age))
    assert (shown(here, "count"), shown(here, "sum"), shown(here, "first")) == ("2", "95", "34")
    assert (shown(here, "m[1]/old"), shown(here, "m[2]/old")) == ("0", "1")


def test_only_the_instance_answered_is_worked_out_anew() -> None:
    here = roster()
    here.add_repeat("/data/m")
    here.add_repeat("/data/m")
    changes = done(here.answer("/data/m[2]/age", 70))
    assert "/data/m[2]/old" in changes.values and "/data/m[1]/old" not in changes.values


def test_removing_moves_the_rest_up() -> None:
    here = roster()
    for age in (10, 20, 30):
        here.add_repeat("/data/m")
        here.answer(f"/data/m[{shown(here, 'count')}]/age", age)
    changes = done(here.remove_repeat("/data/m[2]"))
    assert changes.repeats == {"/data/m"} and "/data/count" in changes.values
    assert (shown(here, "m[2]/age"), shown(here, "sum"), shown(here, "count")) == ("30", "40", "2")
    view = here.view("/data/m[2]/age")
    assert view is not None and view.label == "Age of 2"


def test_an_instance_may_come_first() -> None:
    here = roster()
    here.add_repeat("/data/m")
    here.answer("/data/m[1]/age", 10)
    here.add_repeat("/data/m", at=0)
    assert (shown(here, "m[1]/age"), shown(here, "m[2]/age"), shown(here, "first")) == (
        "",
        "10",
        "",
    )


def test_a_count_makes_and_takes_instances_at_the_end() -> None:
    here = roster(' jr:count="/data/n"')
    here.answer("/data/n", 3)
    here.answer("/data/m[3]/age", 5)
    assert shown(here, "count") == "3"
    here.answer("/data/n", 1)
    assert shown(here, "count") == "1"
    here.answer("/data/n", "")
    assert shown(here, "count") == "1"


def test_a_draft_keeps_its_instances_while_the_count_is_blank() -> None:
    here = roster(' jr:count="/data/n"')
    here.answer("/data/n", 2)
    here.answer("/data/m[2]/age", 61)
    here.answer("/data/n", "")
    again = Session(here.form, FixedClock(), Counted(), KURSK, instance=here.draft())
    assert (shown(again, "count"), shown(again, "m[2]/age")) == ("2", "61")


@pytest.mark.parametrize("count", ["2000000000", "1 div 0"])
def test_a_foolish_count_is_bounded(count: str) -> None:
    here = session(
        "<n/><m><a/></m>",
        bind("n", calculate=count),
        '<repeat nodeset="/data/m" jr:count="/data/n"><input ref="/data/m/a"/></repeat>',
    )
    assert sum(1 for _ in here.nodes()) < 5_000


@pytest.mark.parametrize("extra", [' jr:count="/data/n"', ' jr:noAddRemove="true()"'])
def test_a_counted_or_fixed_repeat_refuses_to_be_changed(extra: str) -> None:
    here = roster(extra, "<m><age/><old/></m>")
    here.answer("/data/n", 1)
    for outcome in (here.add_repeat("/data/m"), here.remove_repeat("/data/m[1]")):
        assert isinstance(outcome, Refusal) and outcome.code == FormReason.REPEAT_FIXED


@pytest.mark.parametrize("ref", ["/data/none", "/data/n", "/none/m", "m"])
def test_what_is_no_repeat_is_refused(ref: str) -> None:
    here = roster()
    for outcome in (here.add_repeat(ref), here.remove_repeat(ref)):
        assert isinstance(outcome, Refusal) and outcome.code == FormReason.REF_UNKNOWN


def test_nested_repeats_stand_in_their_own_instance() -> None:
    here = session(
        '<f jr:template=""><m jr:template=""><a/></m><sum/></f>',
        bind("f/m/a", type_="int") + bind("f/sum", calculate="sum(../m/a)", type_="int"),
        '<repeat nodeset="/data/f"><repeat nodeset="/data/f/m"><input ref="/data/f/m/a"/>'
        "</repeat></repeat>",
    )
    for family in (1, 2):
        here.add_repeat("/data/f")
        here.add_repeat(f"/data/f[{family}]/m")
        here.answer(f"/data/f[{family}]/m[1]/a", family * 10)
    here.add_repeat("/data/f[2]/m")
    changes = done(here.answer("/data/f[2]/m[2]/a", 1))
    assert (shown(here, "f[1]/sum"), shown(here, "f[2]/sum")) == ("10", "21")
    assert "/data/f[1]/sum" not in changes.values


def test_a_hidden_repeat_hides_its_instances_and_itself() -> None:
    here = session(
        "<show>no</show><m><a>1</a></m><m><a>2</a></m><sum/>",
        bind("m", relevant="/data/show = 'yes'") + bind("sum", calculate="sum(/data/m/a)"),
        ask("show") + '<repeat nodeset="/data/m"><input ref="/data/m/a"/></repeat>',
    )
    whole = here.view("/data/m")
    assert whole is not None and not whole.relevant and not relevant(here, "m[1]/a")
    changes = done(here.answer("/data/show", "yes"))
    assert "/data/m" in changes.repeats and relevant(here, "m[2]/a") and shown(here, "sum") == "3"


def test_position_is_that_of_the_instance() -> None:
    here = session(
        "<m><a/></m><m><a/></m><m><a/></m>",
        bind("m", relevant="position() &gt; 1") + bind("m/a", calculate="position(..)"),
        '<repeat nodeset="/data/m"><input ref="/data/m/a"/></repeat>',
    )
    assert [relevant(here, f"m[{at}]") for at in (1, 2, 3)] == [False, True, True]
    assert shown(here, "m[3]/a") == "3"
