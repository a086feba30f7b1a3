"""Why a question is hidden or an answer wrong."""

import pytest
from forms_world import ask, bind, select, session

from fieldkit.forms.codes import WhyReason
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
    (said,) = why.said
    assert said.code is WhyReason.EQUAL
    assert said.params == {"question": "water?", "answer": "WELL", "wanted": "TAP"}
    here.answer("/data/water", "tap")
    assert why_hidden(here, "/data/g/a") is None


@pytest.mark.parametrize(
    ("condition", "code", "wanted"),
    [
        ("/data/n &gt; 5", WhyReason.MORE, "5"),
        ("5 &lt; /data/n", WhyReason.MORE, "5"),
        ("/data/n &gt;= 5", WhyReason.AT_LEAST, "5"),
        ("2 &gt; /data/n", WhyReason.LESS, "2"),
        ("/data/n &lt;= 2", WhyReason.AT_MOST, "2"),
        ("/data/n != 3", WhyReason.NOT_EQUAL, "3"),
        ("/data/no != ''", WhyReason.ANSWERED, ""),
        ("selected(/data/many, 'x')", WhyReason.SELECTED, "X"),
        ("not(selected(/data/many, 'y'))", WhyReason.NOT_SELECTED, "Y"),
    ],
)
def test_each_kind_of_condition_has_its_sentence(
    condition: str, code: WhyReason, wanted: str
) -> None:
    here = session(
        "<n>3</n><no/><many>y</many><a/>",
        bind("n", type_="int") + bind("a", relevant=condition),
        ask("n", "no", "a") + select("many", "x", "y", kind="select"),
    )
    why = why_hidden(here, "/data/a")
    assert why is not None
    (said,) = why.said
    assert (said.code, said.params["wanted"]) == (code, wanted)


def test_alternatives_are_said_one_after_the_other() -> None:
    here = session(
        "<n>3</n><a/>",
        bind("a", relevant="/data/n = 1 or /data/n = 2 or count(/data/n) = 7"),
        ask("n", "a"),
    )
    why = why_hidden(here, "/data/a")
    assert why is not None
    assert [said.code for said in why.said] == [
        WhyReason.ONE_OF,
        WhyReason.EQUAL,
        WhyReason.EQUAL,
        WhyReason.OTHER,
    ]


def test_a_wrong_answer_names_the_part_that_fails() -> None:
    here = session(
        "<age/>", bind("age", type_="int", constraint=". &gt; 0 and . &lt; 120"), ask("age")
    )
    assert why_wrong(here, "/data/age") is None
    here.answer("/data/age", 150)
    why = why_wrong(here, "/data/age")
    assert why is not None and [part.text for part in why.parts] == [". < 120"]
    assert [(said.code, said.params["answer"]) for said in why.said] == [(WhyReason.LESS, "150")]


def test_what_has_no_words_is_said_as_it_is_written() -> None:
    here = session(
        "<a/><b/>", bind("a", relevant="nothing()") + bind("b", relevant="false()"), ask("a", "b")
    )
    for ref, text in (("a", "nothing()"), ("b", "false()")):
        why = why_hidden(here, f"/data/{ref}")
        assert why is not None
        assert [(said.code, said.params) for said in why.said] == [
            (WhyReason.OTHER, {"text": text})
        ]
