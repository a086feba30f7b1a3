"""Choices by search(): as ODK Collect finds them in the rows of a CSV file."""

import pytest
from forms_world import bind, form, session, shown

from fieldkit.errors import Refusal
from fieldkit.forms import Session
from fieldkit.forms.advice import Advice
from fieldkit.forms.check import check_form

TOWNS = """district,town,town_ru,size
kursk,sudzha,Суджа,5
kursk,rylsk,Рыльск,15
kursk,sudzha,Суджа,5
belgorod,Shebekino,Шебекино,40
""".encode()
TEXTS = (
    '<itext><translation lang="en"><text id="t"><value>town</value></text></translation>'
    '<translation lang="ru"><text id="t"><value>town_ru, size</value></text></translation></itext>'
)
ROW = "<item><label ref=\"jr:itext('t')\"/><value>town</value></item>"
OTHER = "<item><label>Other</label><value>99</value></item>"


def asking(search: str, items: str = ROW) -> Session:
    body = (
        '<input ref="/data/d"><label>d</label></input><input ref="/data/q"><label>q</label></input>'
        f'<select1 ref="/data/t" appearance="{search}"><label>Town</label>{items}</select1>'
    )
    return session("<d/><q/><t/>", "", body, TEXTS, {"towns.csv": TOWNS})


def offered(here: Session, ref: str = "/data/t") -> list[str]:
    view = here.view(ref)
    assert view is not None and view.options is not None
    return [value for value, _ in view.options]


@pytest.mark.parametrize(
    ("search", "district", "typed", "found"),
    [
        ("search('towns')", "", "", ["sudzha", "rylsk", "Shebekino"]),
        ("search('towns.csv')", "", "", ["sudzha", "rylsk", "Shebekino"]),
        ("search('towns', 'matches', 'district', /data/d)", "kursk", "", ["sudzha", "rylsk"]),
        ("search('towns', 'matches', 'district', ../d)", "kursk", "", ["sudzha", "rylsk"]),
        ("search('towns', 'matches', 'district', /data/d)", "", "", []),
        ("search('towns', 'matches', 'size', 15)", "", "", ["rylsk"]),
        ("search('towns', 'contains', 'town', /data/q)", "", "SHE", ["Shebekino"]),
        ("search('towns', 'contains', 'town', /data/q)", "", "", ["sudzha", "rylsk", "Shebekino"]),
        ("search('towns', 'contains', 'town, town_ru', /data/q)", "", "рыл", ["rylsk"]),
        ("search('towns', 'startswith', 'town', /data/q)", "", "s", ["sudzha", "Shebekino"]),
        ("search('towns', 'endswith', 'town', concat('', ../q))", "", "sk", ["rylsk"]),
        (
            "search('towns', 'contains', 'town', /data/q, 'district', /data/d)",
            "kursk",
            "s",
            ["sudzha", "rylsk"],
        ),
    ],
)
def test_what_a_search_finds(search: str, district: str, typed: str, found: list[str]) -> None:
    here = asking(search)
    here.answer("/data/d", district)
    here.answer("/data/q", typed)
    assert offered(here) == found


def test_the_label_s_columns_are_those_of_the_language() -> None:
    here = asking("search('towns', 'matches', 'district', 'belgorod')")
    view = here.view("/data/t")
    assert view is not None and view.options == (("Shebekino", "Shebekino"),)
    here.set_language("ru")
    view = here.view("/data/t")
    assert view is not None and view.options == (("Shebekino", "Шебекино, 40"),)


def test_choices_of_the_form_stand_beside_those_found() -> None:
    here = asking("search('towns', 'matches', 'district', /data/d)", ROW + OTHER)
    assert offered(here) == ["99"]
    here.answer("/data/d", "kursk")
    assert offered(here) == ["sudzha", "rylsk", "99"]
    assert offered(asking("search('towns')", OTHER + ROW))[0] == "99"
    view = here.view("/data/t")
    assert view is not None and (view.options or ())[-1] == ("99", "Other")


def test_a_town_of_another_district_is_dropped() -> None:
    here = asking("search('towns', 'matches', 'district', /data/d)")
    here.answer("/data/d", "kursk")
    here.answer("/data/t", "rylsk")
    here.answer("/data/d", "belgorod")
    assert shown(here, "t") == ""


def test_the_rest_of_the_appearance_stays() -> None:
    here = asking("minimal search('towns', 'matches', 'town', concat('(', &quot;)&quot;)) columns")
    control = here.form.nodes["/data/t"].control
    assert control is not None and control.appearance == "minimal columns"
    assert offered(here) == []


def test_each_row_of_a_repeat_searches_for_itself() -> None:
    body = (
        '<repeat nodeset="/data/m"><input ref="/data/m/d"/>'
        "<select ref=\"/data/m/t\" appearance=\"search('towns', 'matches', 'district', ../d)\">"
        f"{ROW}</select></repeat>"
    )
    here = session(
        '<m jr:template=""><d/><t/></m><m><d/><t/></m><m><d/><t/></m>',
        bind("m/t", type_="string"),
        body,
        TEXTS,
        {"towns.csv": TOWNS},
    )
    here.answer("/data/m[2]/d", "belgorod")
    assert offered(here, "/data/m[1]/t") == []
    assert offered(here, "/data/m[2]/t") == ["Shebekino"]


@pytest.mark.parametrize(
    "search",
    [
        "search()",
        "search('towns', 'matches')",
        "search('towns', 'like', 'town', 'x')",
        "search('towns', 'matches', 'no column here', 'x')",
        "search(/data/q)",
        "search('towns'",
    ],
)
def test_a_search_that_cannot_be_read_is_told(search: str) -> None:
    body = f'<select1 ref="/data/a" appearance="{search}">{ROW}</select1>'
    report = check_form("x", form("<a/>", "", body, TEXTS, {"towns.csv": TOWNS}))
    assert [str(one.code) for one in report.unsupported] == ["form.search_unknown"]


def test_a_search_without_its_file_is_told() -> None:
    body = f'<select1 ref="/data/a" appearance="search(\'towns\')">{ROW}</select1>'
    report = check_form("x", form("<a/>", "", body, TEXTS))
    assert report.ok and report.warnings == [Refusal(Advice.FILE, {"name": "towns.csv"})]
