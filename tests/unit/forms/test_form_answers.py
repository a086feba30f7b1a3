"""What a filled form gives, and that drafts and instances come back whole."""

import cbor2
from forms_world import (
    KURSK,
    Counted,
    FixedClock,
    ask,
    bind,
    form,
    relevant,
    select,
    session,
    shown,
)
from lxml import etree

from fieldkit.forms import Answers, Session
from fieldkit.forms.datatypes import stored

FORM = (
    '<name/><n/><d/><pick/><many/><hidden>x</hidden><g><a/></g><m jr:template=""><age/></m>',
    bind("n", type_="int")
    + bind("d", type_="decimal")
    + bind("hidden", relevant="/data/name = 'show'")
    + bind("m/age", type_="int"),
    ask("name", "n", "d", "hidden", "g/a")
    + select("pick", "x", "y")
    + select("many", "x", "y", kind="select")
    + '<repeat nodeset="/data/m"><input ref="/data/m/age"/></repeat>',
)


def filled() -> Session:
    here = session(*FORM)
    for ref, value in (("name", "Ёж <&> \"'"), ("n", 3), ("d", 2.5), ("pick", "y"), ("g/a", "1")):
        here.answer(f"/data/{ref}", value)
    here.answer("/data/many", ["x", "y"])
    here.add_repeat("/data/m")
    here.answer("/data/m[1]/age", 30)
    return here


def answers_of(here: Session) -> Answers:
    answers = here.finalise()
    assert isinstance(answers, Answers)
    return answers


def test_answers_are_plain_values_without_what_is_hidden_or_empty() -> None:
    answers = answers_of(filled())
    assert (answers.form_id, answers.version) == ("test", "3")
    values = {key: value for key, value in answers.values.items() if key != "meta"}
    assert values == {
        "name": "Ёж <&> \"'",
        "n": 3,
        "d": 2.5,
        "pick": "y",
        "many": ["x", "y"],
        "g": {"a": "1"},
        "m": [{"age": 30}],
    }
    assert cbor2.loads(cbor2.dumps(answers.values)) == answers.values


def test_the_instance_is_odk_xml() -> None:
    root = etree.fromstring(answers_of(filled()).xml)
    assert root.tag == "{http://www.w3.org/2002/xforms}data" and root.get("id") == "test"
    assert [etree.QName(child).localname for child in root] == [
        "name", "n", "d", "pick", "many", "g", "m", "meta",
    ]  # fmt: skip
    assert root.find("{*}meta").prefix == "orx"  # type: ignore[union-attr]


def test_an_instance_comes_back_as_it_was() -> None:
    first = answers_of(filled())
    again = Session(form(*FORM), FixedClock(), Counted(), KURSK, instance=first.xml)
    second = answers_of(again)
    assert second.xml == first.xml and second.values == first.values


def test_a_draft_keeps_what_is_hidden() -> None:
    here = filled()
    again = Session(form(*FORM), FixedClock(), Counted(), KURSK, instance=here.draft())
    assert again.draft() == here.draft()
    assert not relevant(again, "hidden")
    again.answer("/data/name", "show")
    assert shown(again, "hidden") == "x"


def test_a_correction_names_what_it_corrects() -> None:
    first = answers_of(filled())
    made, later = form(*FORM), Counted(start=50)
    again = Session(made, FixedClock(), later, KURSK, instance=first.xml, corrects=True)
    second = answers_of(again)
    assert second.instance_id != first.instance_id
    assert second.corrects == first.instance_id
    third = Session(form(*FORM), FixedClock(), Counted(), KURSK, instance=second.xml)
    assert answers_of(third).corrects == first.instance_id


def test_a_draft_of_an_older_version_loses_only_what_is_gone() -> None:
    here = filled()
    newer = form("<name/><extra>1</extra>", "", ask("name", "extra"))
    again = Session(newer, FixedClock(), Counted(), KURSK, instance=here.draft())
    assert (shown(again, "name"), shown(again, "extra")) == ("Ёж <&> \"'", "1")


def test_values_are_stored_by_type() -> None:
    cases = [
        ("int", "7.9", "7"), ("int", "2147483648", ""), ("int", "x", ""), ("int", "-0", "0"),
        ("decimal", "89", "89.0"), ("decimal", "1,5", ""), ("decimal", ".5", "0.5"),
        ("date", "2024-02-29", "2024-02-29"), ("date", "2023-02-29", ""),
        ("date", "2024-02-29T10:00:00", "2024-02-29"), ("date", "2024-02-29T10:00:00Z", ""),
        ("time", "22:02:00.000+03:00", "22:02:00.000+03:00"), ("time", "24:00:00", ""),
        ("dateTime", "2024-02-29T10:00:00Z", "2024-02-29T10:00:00Z"),
        ("dateTime", "2024-02-29", ""),
        ("geopoint", "51.7 36.2 0 5", "51.7 36.2 0.0 5.0"), ("geopoint", "91 0", ""),
        ("geopoint", "0 0 0 0", ""), ("geopoint", "1", ""),
        ("geotrace", "1 2;3 4", "1.0 2.0;3.0 4.0"), ("geotrace", "1 2", ""),
        ("geoshape", "1 2;3 4;1 2", "1.0 2.0;3.0 4.0;1.0 2.0"), ("geoshape", "1 2;3 4;5 6", ""),
        ("string", " any ", " any "), ("barcode", "46001", "46001"),
    ]  # fmt: skip
    assert [(kind, text, stored(text, kind)) for kind, text, _ in cases] == cases
