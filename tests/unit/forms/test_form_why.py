"""Why a question is hidden or an answer wrong."""

from forms_world import ask, bind, select, session

from fieldkit.forms.why import why_hidden, why_wrong


def test_a_hidden_question_names_the_condition_and_the_answer_in_words() -> None:
    here = session(
        "<water/><g><a/></g>",
        bind("g", relevant="/data/water = 'tap' and count(/data/g) = 1"),
        select("water", "tap", "well") + ask("g/a"),
    )
    here.answer("/data/water", "well")
    why = why_hidden(here, "/data/g/a")
    assert why is not None and why.ref == "/data/g"
    assert [(part.text, part.wanted) for part in why.parts] == [("/data/water = 'tap'", "tap")]
    assert why.told == {"/data/water": ("water?", "WELL")}
    here.answer("/data/water", "tap")
    assert why_hidden(here, "/data/g/a") is None


def test_a_wrong_answer_names_the_part_that_fails() -> None:
    here = session(
        "<age/>", bind("age", type_="int", constraint=". &gt; 0 and . &lt; 120"), ask("age")
    )
    assert why_wrong(here, "/data/age") is None
    here.answer("/data/age", 150)
    why = why_wrong(here, "/data/age")
    assert why is not None and [part.text for part in why.parts] == [". < 120"]
    assert why.told == {".": ("age?", "150")}


def test_a_condition_that_fails_to_run_is_told_whole() -> None:
    here = session("<a/>", bind("a", relevant="nothing()"), ask("a"))
    why = why_hidden(here, "/data/a")
    assert why is not None and why.parts[0].text == "nothing()"
