"""Choices: lists inside and beside the form, filters, pruning, labels, ranks."""

import pytest
from forms_world import ask, done, form, select, session, shown

from fieldkit.forms import Session

LISTS = (
    '<instance id="area"><list>'
    "<item><name>n</name><label>North</label></item>"
    "<item><name>s</name><label>South</label></item></list></instance>"
    '<instance id="town"><list>'
    + "".join(
        f"<item><name>{area}{at}</name><label>{area.upper()}-{at}</label><area>{area}</area></item>"
        for area in "ns"
        for at in range(20)
    )
    + "</list></instance>"
)
BODY = (
    '<select1 ref="/data/area"><itemset nodeset="instance(\'area\')/list/item">'
    '<value ref="name"/><label ref="label"/></itemset></select1>'
    '<select ref="/data/towns">'
    "<itemset nodeset=\"instance('town')/list/item[area = /data/area]\">"
    '<value ref="name"/><label ref="label"/></itemset></select>'
)


def cascade() -> Session:
    count = '<bind nodeset="/data/n" calculate="count-selected(/data/towns)"/>'
    return session("<area/><towns/><n/>", count, BODY, LISTS)


def test_a_filter_offers_what_fits() -> None:
    here = cascade()
    view = here.view("/data/towns")
    assert view is not None and view.options == ()
    changes = done(here.answer("/data/area", "s"))
    assert "/data/towns" in changes.options
    view = here.view("/data/towns")
    assert view is not None and view.options is not None
    assert view.options[:2] == (("s0", "S-0"), ("s1", "S-1")) and len(view.options) == 20


def test_what_is_no_longer_offered_is_dropped_at_once_and_comes_back() -> None:
    here = cascade()
    here.answer("/data/area", "s")
    here.answer("/data/towns", ["s3", "s1"])
    changes = done(here.answer("/data/area", "n"))
    assert {"/data/towns", "/data/n"} <= changes.values
    assert (shown(here, "towns"), shown(here, "n")) == ("", "0")
    here.answer("/data/area", "s")
    assert (shown(here, "towns"), shown(here, "n")) == ("s1 s3", "2")


def test_a_new_answer_forgets_what_was_dropped() -> None:
    here = cascade()
    here.answer("/data/area", "s")
    here.answer("/data/towns", ["s3"])
    here.answer("/data/area", "n")
    here.answer("/data/towns", ["n5"])
    here.answer("/data/area", "s")
    here.answer("/data/area", "n")
    assert shown(here, "towns") == "n5"


def test_a_choice_has_its_name() -> None:
    here = session(
        "<a>y</a><told/>",
        '<bind nodeset="/data/told" calculate="jr:choice-name(/data/a, \' /data/a \')"/>',
        select("a", "x", "y"),
    )
    assert shown(here, "told") == "Y"


def test_a_rank_holds_all_that_is_offered() -> None:
    nodes = "instance('l')/list/item[selected(/data/have, name)]"
    here = session(
        "<have/><rank/>",
        "",
        select("have", "a", "b", "c", kind="select")
        + f'<odk:rank ref="/data/rank"><itemset nodeset="{nodes}">'
        '<value ref="name"/><label ref="name"/></itemset></odk:rank>',
        '<instance id="l"><list><item><name>a</name></item><item><name>b</name></item>'
        "<item><name>c</name></item></list></instance>",
    )
    here.answer("/data/have", ["a", "b"])
    assert shown(here, "rank") == ""
    here.answer("/data/rank", ["b", "a"])
    here.answer("/data/have", ["a", "b", "c"])
    assert shown(here, "rank") == "b a c"


GEOMETRY = "instance('towns')//item[name='k']/geometry"
FILES = {
    "towns.csv": b'\xef\xbb\xbfname;label;area\nk;Kursk;n\nl;"Lgov; old";s\n\n',
    "towns.xml": b"<list><item><name>k</name><label>Kursk</label></item><!-- x --></list>",
    "towns.geojson": (
        b'{"type":"FeatureCollection","features":[{"type":"Feature","id":7,'
        b'"geometry":{"type":"Point","coordinates":[36.2,51.7]},'
        b'"properties":{"name":"k","label":"Kursk"}}]}'
    ),
}


@pytest.mark.parametrize("name", sorted(FILES))
def test_choices_come_from_files_beside_the_form(name: str) -> None:
    scheme = "file-csv" if name.endswith("csv") else "file"
    here = session(
        "<a/><place/>",
        f'<bind nodeset="/data/place" calculate="{GEOMETRY}"/>',
        '<select1 ref="/data/a"><itemset nodeset="instance(\'towns\')//item">'
        '<value ref="name"/><label ref="label"/></itemset></select1>',
        f'<instance id="towns" src="jr://{scheme}/{name}"/>',
        FILES,
    )
    view = here.view("/data/a")
    assert view is not None and view.options is not None
    assert view.options[0] == ("k", "Kursk")
    if name.endswith("geojson"):
        assert shown(here, "place") == "51.7 36.2 0 0"


@pytest.mark.parametrize(
    "content", [b"", b"<a", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', b"\xff\xfe\x00"]
)
@pytest.mark.parametrize("name", ["towns.csv", "towns.xml", "towns.geojson"])
def test_a_broken_or_missing_file_offers_nothing(name: str, content: bytes) -> None:
    model = f'<instance id="towns" src="jr://file/{name}"/>'
    body = (
        '<select1 ref="/data/a"><itemset nodeset="instance(\'towns\')//item">'
        '<value ref="name"/><label ref="label"/></itemset></select1>'
    )
    for files in ({}, {name: content}):
        view = session("<a/>", "", body, model, files).view("/data/a")
        assert view is not None and view.options is not None
        assert not any(value for value, _ in view.options)


def test_choices_kept_outside_the_form_are_found_by_their_list() -> None:
    files = {
        "itemsets.csv": b"list_name,name,label,area\ntown,n1,N-1,n\ntown,s1,S-1,s\nother,x,X,\n"
    }
    body = ask("area") + (
        '<input ref="/data/town" query="instance(\'town\')//item[area = /data/area]">'
        "<label>Town</label></input>"
    )
    here = session("<area/><town/>", "", body, "", files)
    here.answer("/data/area", "s")
    view = here.view("/data/town")
    assert view is not None and view.kind == "select" and view.options == (("s1", "S-1"),)
    here.answer("/data/town", "s1")
    here.answer("/data/area", "n")
    assert shown(here, "town") == ""


def test_missing_files_are_told() -> None:
    made = form("<a/>", "", ask("a"), '<instance id="t" src="jr://file-csv/t.csv"/>')
    assert made.instances.missing() == ["jr://file-csv/t.csv"]
