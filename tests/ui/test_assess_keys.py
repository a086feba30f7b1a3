"""A whole form by the keyboard alone: Enter goes on, the focus is always in view, nothing jumps."""

from collections.abc import Iterator
from functools import cache

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSlider

from fieldkit.forms import Form, load_xform
from fieldkit.ui.who import Named
from fieldkit.ui.widgets.answer_means import Means, SiteHere
from fieldkit.ui.widgets.answer_place import PlaceAnswer
from tests.forms.every_kind import every_kind, media
from tests.ui.conftest import ToolsMaker
from tests.ui.filling import Filled

Key = Qt.Key
GROUPS, IN_GROUP = 5, 12
WAYS = ("string", "int", "date", "select1", "select", "decimal")
TYPED = {"string": "Invented", "int": "7", "date": "05092024", "decimal": "2.5"}


def question(group: int, number: int) -> tuple[str, str]:
    return f"/data/g{group}/q{number}", WAYS[number % len(WAYS)]


@cache
def sixty() -> Form:
    """Sixty questions in five groups, every second one required."""
    holders, binds, body = "", "", ""
    for group in range(GROUPS):
        holders += f"<g{group}>" + "".join(f"<q{n}/>" for n in range(IN_GROUP)) + f"</g{group}>"
        body += f'<group ref="/data/g{group}"><label>Group {group}</label>'
        for number in range(IN_GROUP):
            ref, way = question(group, number)
            needed = ' required="true()"' if number % 2 else ""
            kind = "string" if way.startswith("select") else way
            binds += f'<bind nodeset="{ref}" type="{kind}"{needed}/>'
            control = way if way.startswith("select") else "input"
            items = "".join(
                f"<item><label>Choice {each}</label><value>c{each}</value></item>"
                for each in range(1, 5)
            )
            inside = items if control != "input" else ""
            body += f'<{control} ref="{ref}"><label>Question {number}</label>{inside}</{control}>'
        body += "</group>"
    xml = f"""<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
    <h:head><h:title>Sixty</h:title><model><instance><data id="sixty" version="1">{holders}</data>
    </instance>{binds}</model></h:head><h:body>{body}</h:body></h:html>"""
    form = load_xform(xml.encode())
    assert isinstance(form, Form), form
    return form


@pytest.fixture
def every(make_tools: ToolsMaker) -> Iterator[Filled]:
    made = Filled(make_tools("en"), every_kind(), media())
    yield made
    made.end()


def in_view(filled: Filled) -> bool:
    """Whether what has the focus is wholly seen in the questions' area, with its question."""
    port, focus = filled.view.area.viewport(), filled.focus()
    if not port.isAncestorOf(focus):
        return focus.isVisible()
    place = QRect(focus.mapTo(port, QPoint(0, 0)), focus.size())
    row = filled.view.part.rows[f"/data/{filled.at()}"]
    top = row.mapTo(port, QPoint(0, 0)).y()
    return port.rect().contains(place) and (top >= 0 or row.height() > port.height())


@pytest.mark.parametrize("scale", [100, 200])
def test_sixty_questions_are_typed_through_without_the_mouse(
    make_tools: ToolsMaker, scale: int
) -> None:
    filled = Filled(make_tools("en", scale=scale), sixty())
    filled.view.resize(1088, 640)
    filled.settle()
    done: list[object] = []
    filled.view.finished.connect(done.append)
    for group in range(GROUPS):
        scrolled = -1
        for number in range(IN_GROUP):
            ref, way = question(group, number)
            assert f"/data/{filled.at()}" == ref
            filled.settle()
            assert in_view(filled), ref
            now = filled.view.area.verticalScrollBar().value()
            assert now >= scrolled, "the page went back"
            scrolled = now
            if way in TYPED:
                filled.keys(TYPED[way])
            else:
                filled.press(Key.Key_2)
            filled.press(Key.Key_Return)
        assert filled.at() == "", "the act that goes on has the focus"
        filled.press(Key.Key_Return)
    assert len(done) == 1
    filled.end()


def test_enter_goes_through_every_kind_of_question_in_order(every: Filled) -> None:
    asked = [each.ref for part in every.view._parts for each in part.questions]
    shown = [ref.removeprefix("/data/") for ref in asked]
    shown = [ref for ref in shown if ref not in ("hiding/school", "hiding/baby")]
    assert "lists/head" not in shown, "the head of a table is no question"
    seen: list[str] = []
    every.view.focus_first()
    for _ in range(3 * len(shown)):
        every.settle()
        assert in_view(every), every.at()
        if every.focus() is every.view.acts["save"]:
            break
        if every.at() and every.at() not in seen:
            seen.append(every.at())
        every.press(Key.Key_Return)
    assert seen == shown
    assert {ref for ref in shown if every.value(ref)} == {"lists/order"}, "Enter answers nothing"


def test_lines_are_left_by_enter_on_an_empty_one(every: Filled) -> None:
    every.row("words/story")
    every.keys("one")
    every.press(Key.Key_Return)
    every.keys("two")
    every.press(Key.Key_Return)
    assert every.at() == "words/story"
    every.press(Key.Key_Return)
    assert every.at() == "words/passport" and every.value("words/story") == "one\ntwo"
    field = every.row("words/story").findChildren(QPlainTextEdit)[0]
    assert field.placeholderText() == "Enter on an empty line goes on"


def test_a_slider_is_answered_by_space_and_by_digits(every: Filled) -> None:
    every.row("measured/warm")
    every.press(Key.Key_Space)
    assert every.value("measured/warm") == "10.0"
    QTest.keyClicks(every.focus(), "1")
    assert isinstance(every.focus(), QLineEdit)
    every.keys("8.5")
    assert every.value("measured/warm") == "18.5"
    every.press(Key.Key_Return)
    assert every.at() == "measured/depth" and isinstance(every.focus(), QSlider)


def test_the_site_s_position_is_offered_where_it_is_known(make_tools: ToolsMaker) -> None:
    site = SiteHere(Named("ПВР «Выдуманный»", "Invented TAC"), "51.7304 36.1926 0 8")
    filled = Filled(make_tools("en"), every_kind(), means=Means())
    answer = filled.row("measured/place").answer
    assert isinstance(answer, PlaceAnswer) and not answer.here.isVisible()
    filled.view.lend_site(site)
    assert answer.here.isVisible() and "Invented TAC" in answer.here.text()
    filled.press(Key.Key_Tab)
    assert filled.focus() is answer.here
    filled.press(Key.Key_Space)
    assert filled.value("measured/place") == "51.7304 36.1926 0.0 8.0"
    filled.press(Key.Key_Return)
    assert filled.at() == "measured/way"
    filled.end()


def test_insert_adds_a_row_from_anywhere_in_the_repeat(every: Filled) -> None:
    every.row("member[1]/call")
    every.keys("Olga")
    every.press(Key.Key_Return, Key.Key_Return)
    assert every.at() == "member[1]/paper_of[1]/kind"
    every.press(Key.Key_Insert)
    assert every.at() == "member[1]/paper_of[2]/kind", "the innermost repeat"
    every.press(Key.Key_Return)
    assert every.focus() is every.view.acts["next"]
    every.press(Key.Key_Insert)
    assert every.at() == "member[2]/call"
    every.keys("Zoya")
    every.press(Key.Key_Insert)
    assert every.at() == "member[3]/call"
    rows = every.view.part.tables["/data/member"][0].entries
    told = [rows.item(at).text() for at in range(rows.count())]
    assert told == ["1.  Olga", "2.  Zoya", "3.  empty  · 1"]


def test_insert_adds_nothing_where_an_answer_counts_the_rows(every: Filled) -> None:
    every.row("room[1]/use")
    every.press(Key.Key_Insert)
    assert every.view.part.tables["/data/room"][0].entries.count() == 2


CASCADE = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
<h:head><h:title>Cascade</h:title><model><instance><data id="cascade" version="1">
<area/><village/><name/></data></instance>
<instance id="villages"><list>
<item><name>v1</name><label>Vydumki</label><in>a1</in></item>
<item><name>v2</name><label>Zaozerye</label><in>a2</in></item></list></instance>
<bind nodeset="/data/village" type="string" required="true()"/></model></h:head><h:body>
<select1 ref="/data/area"><label>%(area)s</label>
<item><label>First</label><value>a1</value></item></select1>
<select1 ref="/data/village"><label>%(village)s</label>
<itemset nodeset="instance('villages')/list/item[in = /data/area]">
<value ref="name"/><label ref="label"/></itemset></select1>
<input ref="/data/name"><label>%(name)s</label></input></h:body></h:html>"""


def cascade(area: str = "Area", village: str = "Village", name: str = "Name") -> Form:
    form = load_xform((CASCADE % {"area": area, "village": village, "name": name}).encode())
    assert isinstance(form, Form), form
    return form


def test_a_list_that_follows_from_another_answer_says_so_and_is_passed_by(
    make_tools: ToolsMaker,
) -> None:
    filled = Filled(make_tools("en"), cascade())
    filled.press(Key.Key_Return)
    assert filled.at() == "name", "there is nothing to choose from yet"
    note = filled.view.part.rows["/data/village"].lines["note"]
    assert note.isVisible() and "follows from another answer" in note.text()
    filled.row("area")
    filled.press(Key.Key_1, Key.Key_Return)
    assert filled.at() == "village" and not note.isVisible()
    filled.press(Key.Key_1, Key.Key_Return)
    assert (filled.at(), filled.value("village")) == ("name", "v1")
    filled.end()


def test_enter_goes_on_from_a_list_without_options_that_was_jumped_to(
    make_tools: ToolsMaker,
) -> None:
    filled = Filled(make_tools("en"), cascade())
    filled.press(Key.Key_F8)
    assert filled.at() == "village"
    filled.press(Key.Key_Return)
    assert filled.at() == "name"
    filled.end()


def test_a_form_written_from_the_right_lies_from_the_right(make_tools: ToolsMaker) -> None:
    filled = Filled(make_tools("en"), cascade("في أي محافظة؟", "في أي قرية؟", "1. الاسم"))
    assert filled.view.part.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert filled.view.tree.layoutDirection() == Qt.LayoutDirection.LeftToRight
    filled.end()
    filled = Filled(make_tools("ru"), cascade("Район", "Село", "Имя"))
    assert filled.view.part.layoutDirection() == Qt.LayoutDirection.LeftToRight
    filled.end()


def test_where_nothing_is_asked_the_focus_is_on_the_act_that_goes_on(
    make_tools: ToolsMaker,
) -> None:
    xml = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
    <h:head><h:title>Note</h:title><model><instance><data id="note" version="1"><hello/></data>
    </instance><bind nodeset="/data/hello" readonly="true()"/></model></h:head><h:body>
    <input ref="/data/hello"><label>Thank the family</label></input></h:body></h:html>"""
    form = load_xform(xml.encode())
    assert isinstance(form, Form), form
    filled = Filled(make_tools("en"), form)
    assert filled.focus() is filled.view.acts["save"]
    filled.end()


def test_the_choice_of_languages_shows_that_of_the_questions(make_tools: ToolsMaker) -> None:
    text = '<text id="q"><value>%s</value></text>'
    languages = (("French (fr)", "Nom", ""), ("Kurmanji (ku)", "Nav", ' default="true()"'))
    itext = "".join(
        f'<translation lang="{name}"{chosen}>{text % label}</translation>'
        for name, label, chosen in languages
    )
    xml = f"""<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>Two</h:title><model>
    <itext>{itext}</itext><instance><data id="two" version="1"><q/></data></instance></model>
    </h:head><h:body><input ref="/data/q"><label ref="jr:itext('q')"/></input></h:body></h:html>"""
    form = load_xform(xml.encode())
    assert isinstance(form, Form), form
    filled = Filled(make_tools("en"), form)
    shown = filled.view.part.rows["/data/q"].text.text()
    assert (filled.view.language.currentData(), shown) == ("Kurmanji (ku)", "Nav")
    filled.end()
