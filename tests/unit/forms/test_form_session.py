"""Answers in, changes out: relevance, constraints, calculations, read-only, finalising."""

import pytest
from forms_world import ask, bind, done, form, relevant, select, session, shown

from fieldkit.errors import Refusal
from fieldkit.forms import Answers, FormReason, ProblemKind, Session

GREATER = "&gt;"


def test_an_answer_changes_what_depends_on_it_and_nothing_else() -> None:
    here = session(
        "<a/><b/><c/><d/>",
        bind("b", calculate="/data/a * 2", type_="int")
        + bind("c", relevant=f"/data/b {GREATER} 5"),
        ask("a", "c", "d"),
    )
    changes = done(here.answer("/data/a", 3))
    assert changes.values == {"/data/a", "/data/b"}
    assert changes.flags == {"/data/c"}
    assert shown(here, "b") == "6" and relevant(here, "c")
    assert done(here.answer("/data/d", "x")).values == {"/data/d"}


def test_what_is_hidden_reads_as_empty_and_comes_back() -> None:
    here = session(
        "<show>yes</show><g><a>1</a></g><sum/>",
        bind("g", relevant="/data/show = 'yes'")
        + bind("sum", calculate="coalesce(/data/g/a, 'none')"),
        ask("show", "g/a"),
    )
    assert shown(here, "sum") == "1"
    here.answer("/data/show", "no")
    assert (shown(here, "sum"), shown(here, "g/a"), relevant(here, "g/a")) == ("none", "", False)
    here.answer("/data/show", "yes")
    assert (shown(here, "sum"), shown(here, "g/a")) == ("1", "1")


def test_a_constant_condition_counts() -> None:
    here = session("<a>1</a>", bind("a", relevant="false()"), ask("a"))
    assert not relevant(here, "a")


def test_a_constraint_is_asked_of_answers_only() -> None:
    here = session(
        "<age/>",
        bind(
            "age",
            type_="int",
            constraint=f". {GREATER}= 0 and . &lt; 120",
            jr_constraintMsg="0 to 120",
        ),
        ask("age"),
    )
    view = here.view("/data/age")
    assert view is not None and view.valid and view.message is None
    here.answer("/data/age", "150")
    view = here.view("/data/age")
    assert view is not None and not view.valid and view.message == "0 to 120"
    here.answer("/data/age", "")
    view = here.view("/data/age")
    assert view is not None and view.valid


def test_a_required_question_waits_for_its_answer() -> None:
    here = session(
        "<n/><who/>",
        bind("who", required=f"/data/n {GREATER} 1", jr_requiredMsg="Name one"),
        ask("n", "who"),
    )
    assert isinstance(here.finalise(), Answers)
    here.answer("/data/n", 2)
    problems = here.finalise()
    assert isinstance(problems, list)
    (problem,) = problems
    assert (problem.kind, problem.ref, problem.label, problem.message) == (
        ProblemKind.REQUIRED,
        "/data/who",
        "who?",
        "Name one",
    )
    here.answer("/data/who", "Olga")
    assert isinstance(here.finalise(), Answers)


def test_a_wrong_answer_stands_in_the_way_of_finalising() -> None:
    here = session("<a/>", bind("a", constraint=". = 'x'"), ask("a"))
    here.answer("/data/a", "y")
    problems = here.finalise()
    assert isinstance(problems, list)
    assert [problem.kind for problem in problems] == [ProblemKind.CONSTRAINT]


def test_read_only_is_inherited_and_refuses_answers() -> None:
    here = session(
        "<lock/><g><a/></g>",
        bind("g", readonly="/data/lock = 'yes'"),
        ask("lock", "g/a"),
    )
    done(here.answer("/data/g/a", "1"))
    here.answer("/data/lock", "yes")
    outcome = here.answer("/data/g/a", "2")
    assert isinstance(outcome, Refusal) and outcome.code == FormReason.READ_ONLY
    assert shown(here, "g/a") == "1"


@pytest.mark.parametrize(
    "ref", ["/data/none", "/other/a", "/data", "", "/data/a[2]", "a", "/data/a[x]"]
)
def test_an_unknown_ref_is_refused(ref: str) -> None:
    outcome = session("<a/>", "", ask("a")).answer(ref, "1")
    assert isinstance(outcome, Refusal) and outcome.code == FormReason.REF_UNKNOWN


def test_not_a_number_is_stored_empty() -> None:
    here = session("<a/><b/>", bind("b", calculate="/data/a + 1"), ask("a"))
    assert shown(here, "b") == ""
    here.answer("/data/a", "2")
    assert shown(here, "b") == "3"


def test_a_failing_expression_counts_as_empty_and_is_noted() -> None:
    here = session("<a/><b/>", bind("b", calculate="nothing(/data/a)"), ask("a"))
    done(here.answer("/data/a", "2"))
    assert shown(here, "b") == ""
    assert [path for path, _ in here.recalculation.failures] == ["/data/b"]


def test_a_harmless_cycle_settles_and_a_harmful_one_ends() -> None:
    here = session(
        "<a/><b/><n>1</n>",
        bind("a", calculate="if(/data/b = '', 'x', /data/a)")
        + bind("b", calculate="/data/a")
        + bind("n", calculate="/data/n + 1", type_="int"),
        ask("a"),
    )
    assert shown(here, "a") == shown(here, "b") == "x"
    assert 2 <= int(shown(here, "n")) <= 10


def test_calculations_run_in_order_however_they_are_written() -> None:
    count = 60
    names = "".join(f"<q{at}/>" for at in range(count))
    binds = "".join(
        bind(f"q{at}", calculate=f"/data/q{at + 1} + 1", type_="int") for at in range(count - 1)
    )
    here = session(names, binds, ask(f"q{count - 1}"))
    here.answer(f"/data/q{count - 1}", "0")
    assert shown(here, "q0") == str(count - 1)


def test_sessions_of_one_form_do_not_touch_each_other() -> None:
    from forms_world import Counted, FixedClock

    made = form("<a/>", "", ask("a"))
    one, two = (Session(made, FixedClock(), Counted()) for _ in range(2))
    one.answer("/data/a", "1")
    assert (shown(one, "a"), shown(two, "a")) == ("1", "")


def test_several_choices_are_kept_in_the_order_offered() -> None:
    here = session("<a/>", "", select("a", "x", "y", "z", kind="select"))
    here.answer("/data/a", ["z", "x"])
    assert shown(here, "a") == "x z"
    here.answer("/data/a", ["z", "none"])
    assert shown(here, "a") == "z"


def test_a_number_outside_its_range_is_not_taken() -> None:
    body = '<range ref="/data/a" start="1" end="5" step="1"/>'
    here = session("<a/>", bind("a", type_="int"), body)
    here.answer("/data/a", "9")
    assert shown(here, "a") == ""
    here.answer("/data/a", "5")
    assert shown(here, "a") == "5"


def test_all_kinds_of_nodes_are_told_apart() -> None:
    here = session(
        "<note/><a/><pick/><sign/><ok/><calc/>",
        bind("note", readonly="true()") + bind("calc", calculate="1"),
        ask("note", "a") + select("pick", "x")
        + '<upload ref="/data/sign" mediatype="image/*"/><trigger ref="/data/ok"/>',
    )  # fmt: skip
    kinds = {view.ref.rpartition("/")[2]: view.kind for view in here.views()}
    assert kinds["note"] == "note" and kinds["a"] == "input" and kinds["pick"] == "select"
    assert kinds["sign"] == "upload" and kinds["ok"] == "trigger" and kinds["calc"] == "model-value"
