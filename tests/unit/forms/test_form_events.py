"""Preloads and setvalue actions."""

from forms_world import KURSK, Counted, FixedClock, ask, bind, form, session, shown

from fieldkit.forms import Answers, Session


def test_preloads_tell_when_who_and_which() -> None:
    made = form(
        "<start/><day/><who/><end/><meta><instanceID/></meta>",
        bind("start", jr_preload="timestamp", jr_preloadParams="start", type_="dateTime")
        + bind("end", jr_preload="timestamp", jr_preloadParams="end", type_="dateTime")
        + bind("day", jr_preload="date", type_="date")
        + bind("who", jr_preload="property", jr_preloadParams="username")
        + bind("meta/instanceID", jr_preload="uid"),
        ask("who"),
    )
    here = Session(made, FixedClock(), Counted(), KURSK, properties={"username": "olga"})
    assert shown(here, "start") == "2024-08-15T12:30:05.250+03:00"
    assert (shown(here, "day"), shown(here, "who"), shown(here, "end")) == (
        "2024-08-15",
        "olga",
        "",
    )
    assert shown(here, "meta/instanceID") == "uuid:00010203-0405-4607-8809-0a0b0c0d0e0f"
    answers = here.finalise()
    assert isinstance(answers, Answers)
    assert answers.values["end"] == "2024-08-15T12:30:05.250+03:00"


def test_every_filled_form_has_an_id() -> None:
    for instance in ("<a/>", "<a/><meta><instanceID/></meta>", "<a/><orx:meta/>"):
        answers = session(instance, "", ask("a")).finalise()
        assert isinstance(answers, Answers) and answers.instance_id.startswith("uuid:")


def test_first_load_sets_a_dynamic_default_once() -> None:
    made = form(
        "<a/><b/>",
        '<setvalue event="odk-instance-first-load" ref="/data/a" value="today() + 0"/>'
        '<setvalue event="odk-instance-first-load" ref="/data/b">text</setvalue>',
        ask("a", "b"),
    )
    here = Session(made, FixedClock(), Counted(), KURSK)
    assert (shown(here, "a"), shown(here, "b")) == ("19950", "text")
    here.answer("/data/b", "mine")
    again = Session(made, FixedClock(), Counted(), KURSK, instance=here.draft())
    assert shown(again, "b") == "mine"


def test_a_changed_value_triggers_its_action() -> None:
    here = session(
        "<a/><b/><c/>",
        bind("c", calculate="concat(/data/b, '!')"),
        '<input ref="/data/a"><setvalue event="xforms-value-changed" ref="/data/b" '
        'value="concat(/data/a, /data/a)"/></input>' + ask("b"),
    )
    here.answer("/data/a", "x")
    assert (shown(here, "b"), shown(here, "c")) == ("xx", "xx!")
    here.answer("/data/b", "own")
    here.answer("/data/a", "x")
    assert shown(here, "b") == "own"


def test_an_action_sees_what_was_calculated_from_the_change() -> None:
    here = session(
        "<a/><double/><kept/>",
        bind("double", calculate="/data/a * 2", type_="int"),
        '<input ref="/data/a"><setvalue event="xforms-value-changed" ref="/data/kept" '
        'value="/data/double"/></input>',
    )
    here.answer("/data/a", "12")
    assert shown(here, "kept") == "24"


def test_a_new_repeat_sets_its_own_defaults() -> None:
    here = session(
        '<top>7</top><m jr:template=""><a/><b/></m>',
        "",
        '<repeat nodeset="/data/m">'
        '<setvalue event="odk-new-repeat" ref="/data/m/a" value="position(..)"/>'
        '<setvalue event="odk-new-repeat" ref="/data/m/b" value="../../top"/>'
        '<input ref="/data/m/a"/></repeat>',
    )
    here.add_repeat("/data/m")
    here.answer("/data/m[1]/a", "own")
    here.add_repeat("/data/m")
    assert (shown(here, "m[1]/a"), shown(here, "m[2]/a"), shown(here, "m[2]/b")) == (
        "own",
        "2",
        "7",
    )


def test_actions_that_trigger_each_other_end() -> None:
    def echo(source: str, target: str) -> str:
        return (
            f'<input ref="/data/{source}"><setvalue event="xforms-value-changed" '
            f'ref="/data/{target}" value="concat(/data/{source}, \'+\')"/></input>'
        )

    here = session("<a/><b/>", "", echo("a", "b") + echo("b", "a"))
    here.answer("/data/a", "x")
    assert len(shown(here, "a")) < 60
