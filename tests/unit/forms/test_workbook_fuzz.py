"""Random workbooks and random XML: each is a form that can be filled in, or a typed refusal."""

import io
import os
from collections.abc import Mapping, Sequence
from random import Random

import openpyxl
from forms_world import KURSK, Counted, FixedClock
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from fieldkit.errors import Refusal
from fieldkit.forms import Form, Session, load_xform
from fieldkit.forms.check import check_form
from fieldkit.forms.workbook import load_bytes

MANY = int(os.environ.get("FIELDKIT_FUZZ", "25"))
"""Examples; FIELDKIT_FUZZ=100000 for a long run."""
LONG = settings(max_examples=MANY)
TYPES = (
    "text", "integer", "decimal", "select_one list", "select_multiple list", "rank list", "note",
    "select_one list or_other", "select_one_from_file towns.csv", "select_one_external far",
    "calculate", "date", "time", "dateTime", "geopoint", "geotrace", "geoshape", "barcode", "image",
    "acknowledge", "hidden", "range", "start", "end", "today", "deviceid", "username", "audit",
    "begin group", "end group", "begin repeat", "end repeat", "begin_group", "end_repeat", "file",
    "xml-external towns", "csv-external towns", "background-audio", "select_one ${b}", "junk", "",
)  # fmt: skip
NAMES = ("a", "b", "c", "d", "r", "g", "list", "дом", "1x", "a b", "", "a", "meta", "instanceID")
TEXTS = (
    "A", "Сколько ${a}?", "${b} or ${nobody}", "", "<b>&", "${", "}", "1", "x" * 300, "\n", "ё",
    "**bold** [link](x)", "${last-saved#a}", "=1+1", "#N/A", True, 3, 2.5, None,
)  # fmt: skip
LOGIC = (
    "", "${a} > 1", "true()", "yes", "no", ". != ''", "${a}", "position(..)", "count(${r})",
    "indexed-repeat(${a}, ${r}, 1)", "sum(${b})", "pulldata('towns', 'x', 'y', ${a})", "(", "1 +",
    "once(uuid())", "${nobody}", "jr:choice-name(${a}, '${a}')", "regex(., '(')", "today()", "'",
    "selected(${a}, 'x')", "concat(${a}, .)", "../a", "/data/a", "if(${a} = 1, 2)", "3", "-1",
    "99999999999", "instance('list')//item[name = ${a}]/label", "coalesce(${a}, ${b}) + 1",
)  # fmt: skip
MORE = (
    "", "minimal", "search('towns')", "search('towns', 'matches', 'x', ${a})", "label", "w1",
    "field-list", "table-list", "start=1 end=5 step=1", "randomize=true", "seed=${a}", "quick",
    "value=x label=y", "max-pixels=10", "year", "signature", "month-year", "start=b", "=",
)  # fmt: skip
SURVEY = {
    "type": TYPES, "name": NAMES, "label": TEXTS, "label::Русский (ru)": TEXTS, "hint": TEXTS,
    "relevant": LOGIC, "constraint": LOGIC, "calculation": LOGIC, "required": LOGIC,
    "readonly": LOGIC, "choice_filter": LOGIC, "default": LOGIC, "repeat_count": LOGIC,
    "appearance": MORE, "parameters": MORE, "constraint_message": TEXTS, "trigger": LOGIC,
    "save_to": NAMES, "image": TEXTS, "guidance_hint": TEXTS, "bind::jr:preload": MORE,
}  # fmt: skip
CHOICES = {"list_name": ("list", "far", "", "towns"), "name": NAMES, "label": TEXTS, "x": TEXTS}
OTHERS = {
    "settings": {
        "form_id": NAMES, "version": TEXTS, "default_language": MORE, "instance_name": LOGIC,
        "style": MORE, "allow_choice_duplicates": LOGIC, "namespaces": TEXTS,
    },
    "entities": {"list_name": NAMES, "label": LOGIC, "entity_id": LOGIC, "create_if": LOGIC},
    "external_choices": CHOICES,
}  # fmt: skip
FILES = {"towns.csv": b"x,y,name,label\n1,2,n,N\n", "towns.xml": b"<list><item/></list>"}


def _fill(sheet: object, columns: Mapping[str, Sequence[object]], rnd: Random, most: int) -> None:
    must = [name for name in ("type", "list_name", "name", "label") if name in columns]
    names = [name for name in columns if name in must or rnd.random() < 0.3]
    if names and rnd.random() < 0.05:
        names.remove(rnd.choice(names))
    sheet.append(names)  # type: ignore[attr-defined]
    for _ in range(rnd.randint(0, most)):
        row = [rnd.choice(columns[name]) if rnd.random() < 0.8 else None for name in names]
        sheet.append(row)  # type: ignore[attr-defined]


SOUND_TYPES = (
    "text", "integer", "decimal", "select_one list", "select_multiple list", "rank list", "note",
    "select_one list or_other", "select_one_from_file towns.csv", "calculate", "date", "time",
    "dateTime", "geopoint", "barcode", "image", "acknowledge", "hidden", "range", "start", "end",
    "today", "username", "begin group", "begin repeat", "end",
)  # fmt: skip


def _sound_row(at: int, kind: str, rnd: Random) -> list[object]:
    """A row with few mistakes: type, name, label and logic that reads the rows before it."""
    known = {name: f"q{rnd.randint(0, at)}" for name in ("${a}", "${b}", "${r}", "${nobody}")}
    logic = []
    for _ in range(5):
        text = rnd.choice(LOGIC) if rnd.random() < 0.3 else ""
        for old, new in known.items():
            text = text.replace(old, f"${{{new}}}")
        logic.append(text if text not in ("(", "1 +", "'", "regex(., '(')") else "")
    if kind == "calculate":
        logic[2] = logic[2] or "1"
    return [kind, f"q{at}", "Label", *logic, rnd.choice(MORE) if rnd.random() < 0.2 else ""]


def _sound_survey(sheet: object, rnd: Random) -> None:
    logic = ["relevant", "constraint", "calculation", "required", "default"]
    sheet.append(["type", "name", "label", *logic, "appearance"])  # type: ignore[attr-defined]
    open_ones: list[str] = []
    for at in range(rnd.randint(1, 12)):
        kind = rnd.choice(SOUND_TYPES)
        if kind == "end":
            if open_ones:
                sheet.append([f"end {open_ones.pop()}"])  # type: ignore[attr-defined]
            continue
        sheet.append(_sound_row(at, kind, rnd))  # type: ignore[attr-defined]
        if kind.startswith("begin"):
            open_ones.append(kind.removeprefix("begin "))
            sheet.append(_sound_row(at + 100, "text", rnd))  # type: ignore[attr-defined]
    for kind in reversed(open_ones):
        sheet.append([f"end {kind}"])  # type: ignore[attr-defined]


def random_workbook(rnd: Random) -> bytes:
    """Mostly a plausible form with mistakes in its logic, at times anything in any cell."""
    book = openpyxl.Workbook()
    survey = book.active
    assert survey is not None
    if rnd.random() < 0.8:
        survey.title = "survey"
        _sound_survey(survey, rnd)
        choices = book.create_sheet("choices")
        for row in (("list_name", "name", "label"), ("list", "x", "X"), ("list", "y", "Y")):
            choices.append(row)
    else:
        survey.title = rnd.choice(("survey", "survey", "Survey "))
        _fill(survey, SURVEY, rnd, 8)
        _fill(book.create_sheet("choices"), CHOICES, rnd, 6)
        for name, columns in OTHERS.items():
            if rnd.random() < 0.25:
                _fill(book.create_sheet(name), columns, rnd, 2)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def lived_in(form: Form, rnd: Random) -> None:
    """Fills a form in at random; nothing may raise."""
    check_form("random", form)
    here = Session(form, FixedClock(), Counted(), KURSK)
    for _ in range(6):
        view = rnd.choice(list(here.views()))
        here.add_repeat(view.ref)
        here.answer(view.ref, str(rnd.choice(("1", "a", "n", "2024-01-01", "x y", ""))))
        here.remove_repeat(view.ref)
    for language in form.languages:
        here.set_language(language)
    here.finalise()
    Session(form, FixedClock(), Counted(), KURSK, instance=here.draft())


@LONG
@given(st.integers(min_value=0, max_value=2**32))
def test_a_random_workbook_is_a_form_or_a_refusal(seed: int) -> None:
    rnd = Random(seed)
    found = load_bytes(random_workbook(rnd), "random.xlsx", FILES)
    if isinstance(found, Refusal):
        assert found.code.startswith("form.")
    else:
        lived_in(found, rnd)


TAGS = (
    "html", "head", "body", "title", "model", "instance", "data", "bind", "itext", "translation",
    "text", "value", "input", "select", "select1", "itemset", "item", "label", "hint", "group",
    "repeat", "setvalue", "output", "trigger", "upload", "rank", "range", "meta", "instanceID", "a",
    "b", "submission", "copy",
)  # fmt: skip
KEYS = (
    "nodeset", "ref", "id", "src", "type", "relevant", "calculate", "constraint", "lang", "event",
    "value", "count", "form", "query", "appearance", "readonly", "required", "template", "version",
)  # fmt: skip
WRITTEN = (
    "/data", "/data/a", "/data/b", "a", ".", "..", "", "/", "//", "1", "true()", "jr:itext('t')",
    "instance('x')/list/item", "t", "en", "jr://file-csv/towns.csv", "odk-instance-first-load",
    "xforms-value-changed", "odk-new-repeat", "int", "string", "/data/a/@x", "current()/../a",
    "../../..", "search('towns')", "int((", "jr:noAddRemove", "{", "9999999999",
)  # fmt: skip


def _grown(rnd: Random, depth: int) -> etree._Element:
    space = rnd.choice(("{http://www.w3.org/2002/xforms}", "{http://www.w3.org/1999/xhtml}", ""))
    made = etree.Element(space + rnd.choice(TAGS))
    for _ in range(rnd.randint(0, 3)):
        prefix = rnd.choice(("", "", "{http://openrosa.org/javarosa}"))
        made.set(prefix + rnd.choice(KEYS), rnd.choice(WRITTEN))
    if rnd.random() < 0.3:
        made.text = rnd.choice(WRITTEN)
    for _ in range(rnd.randint(0, 4) if depth < 5 else 0):
        made.append(_grown(rnd, depth + 1))
    return made


def random_xml(rnd: Random) -> bytes:
    """An XForm's frame with anything in it."""
    xforms, xhtml = "{http://www.w3.org/2002/xforms}", "{http://www.w3.org/1999/xhtml}"
    html = etree.Element(f"{xhtml}html")
    model = etree.SubElement(etree.SubElement(html, f"{xhtml}head"), f"{xforms}model")
    instance = etree.SubElement(model, f"{xforms}instance")
    data = etree.SubElement(instance, f"{xforms}data")
    body = etree.SubElement(html, f"{xhtml}body")
    for above, most in ((data, 4), (model, 8), (body, 6), (instance, 1), (html, 1)):
        for _ in range(rnd.randint(0, most)):
            above.append(_grown(rnd, 2))
    return etree.tostring(html)


@LONG
@given(st.integers(min_value=0, max_value=2**32))
def test_random_xml_is_a_form_or_a_refusal(seed: int) -> None:
    rnd = Random(seed)
    found = load_xform(random_xml(rnd), FILES)
    if isinstance(found, Refusal):
        assert found.code.startswith("form.")
    else:
        lived_in(found, rnd)


@LONG
@given(st.binary(max_size=200))
def test_any_bytes_are_a_refusal(data: bytes) -> None:
    assert isinstance(load_bytes(data, "random.xlsx"), Refusal)
    assert isinstance(load_bytes(b"<" + data, "random.xml"), Refusal)
    assert isinstance(load_bytes(b"PK\x03\x04" + data, "random.xlsx"), Refusal)
