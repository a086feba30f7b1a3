"""Workbooks: good ones become forms; bad ones a message that says where, in bounded time."""

import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from forms_world import Counted, FixedClock, xform
from lxml import etree

from fieldkit.errors import Refusal
from fieldkit.forms import Answers, Form, FormReason, Session, load_bytes, load_workbook
from fieldkit.forms.workbook import UNPACKED_LIMIT, convert

Sheets = dict[str, list[list[object]]]
GOOD: Sheets = {
    "survey": [
        ["type", "name", "label"],
        ["text", "who", "Who?"],
        ["select_one yn or_other", "ok", "OK?"],
    ],
    "choices": [["list_name", "name", "label"], ["yn", "y", "Yes"], ["yn", "n", "No"]],
    "settings": [["form_title", "form_id"], ["Small", "small"]],
}


def workbook(sheets: Sheets, merged: bool = False) -> bytes:
    store = io.BytesIO()
    with xlsxwriter.Workbook(store) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
            if merged:
                sheet.merge_range("A1:C1", "type")
    return store.getvalue()


def refused(data: bytes, name: str = "form.xlsx") -> Refusal:
    found = load_bytes(data, name)
    assert isinstance(found, Refusal), found
    return found


def test_a_good_workbook_is_a_form() -> None:
    found = load_bytes(workbook(GOOD), "small.xlsx")
    assert isinstance(found, Form)
    assert (found.title, found.form_id) == ("Small", "small")
    assert {"/data/who", "/data/ok", "/data/ok_other"} <= set(found.nodes)


def test_a_form_without_an_id_is_known_by_its_file() -> None:
    found = load_bytes(workbook({"survey": GOOD["survey"], "choices": GOOD["choices"]}), "nts.xlsx")
    assert isinstance(found, Form) and (found.form_id, found.title) == ("nts", "nts")
    assert found.root.path == "/data"


def test_the_content_decides_not_the_name(tmp_path: Path) -> None:
    for name in ("form.xls", "form.doc", "form"):
        assert isinstance(load_bytes(workbook(GOOD), name), Form)
    assert isinstance(load_bytes(xform("<a/>"), "form.xlsx"), Form)


def test_a_mistake_is_told_with_sheet_and_row() -> None:
    rows = [*GOOD["survey"], ["text", "two words", "What?"]]
    found = refused(workbook({**GOOD, "survey": rows}))
    assert found.code == FormReason.WORKBOOK_WRONG
    assert (found.params["sheet"], found.params["row"]) == ("survey", 4)


def test_a_missing_sheet_is_told() -> None:
    found = refused(workbook({"survez": GOOD["survey"], "choices": GOOD["choices"]}))
    assert found.code == FormReason.SHEET_MISSING and found.params["sheet"] == "survey"


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [["type", "name", "label"]],
        [["type", "type", "label"], ["text", "a", "A"]],
        [["type", "name", "label"], ["nonsense", "a", "A"]],
        [["type", "name", "label"], ["begin group", "a", "A"]],
        [["type", "name", "label"], ["end group"]],
        [["type", "name", "label"], ["select_one nolist", "a", "A"]],
        [["type", "name", "label", "relevant"], ["text", "a", "A", "${none} = 1"]],
        [["type", "name", "label"], ["text", "a", "A"], ["text", "a", "A again"]],
        [["type", "name", "label"], ["text", None, "A"]],
    ],
)
def test_a_wrong_survey_is_a_message_never_a_fault(rows: list[list[object]]) -> None:
    found = refused(workbook({"survey": rows, "choices": GOOD["choices"]}))
    assert found.code in (
        FormReason.WORKBOOK_WRONG,
        FormReason.SHEET_MISSING,
        FormReason.HEADER_MISSING,
        FormReason.NO_QUESTIONS,
    )


def test_merged_headers_are_a_message() -> None:
    assert isinstance(load_bytes(workbook(GOOD, merged=True), "form.xlsx"), Refusal)


def test_a_title_above_the_headers_is_told_as_such() -> None:
    found = refused(workbook({"survey": [["My tool"], *GOOD["survey"]]}))
    assert found.code is FormReason.HEADER_MISSING
    assert (found.params["sheet"], found.params["row"]) == ("survey", 1)
    assert found.params["column"] == "type"


def test_a_damaged_workbook_is_told_as_no_workbook() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    assert refused(out.getvalue()).code is FormReason.NOT_A_WORKBOOK


def test_formula_errors_and_many_empty_rows_do_no_harm() -> None:
    rows: list[list[object]] = [*GOOD["survey"], ["calculate", "c", "", "=1/0"]]
    store = io.BytesIO()
    with xlsxwriter.Workbook(store, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("survey")
        sheet.write_row(0, 0, ["type", "name", "label", "calculation"])
        for at, row in enumerate(rows[1:], 1):
            sheet.write_row(at, 0, row)
        for at in range(200, 20_000):
            sheet.write_blank(at, 0, None, book.add_format() if at == 200 else None)
        sheet.write_string(1_000_000, 0, "")
        choices = book.add_worksheet("choices")
        for at, row in enumerate(GOOD["choices"]):
            choices.write_row(at, 0, row)
    assert isinstance(load_bytes(store.getvalue(), "form.xlsx"), Form | Refusal)


def test_macros_are_refused() -> None:
    store = io.BytesIO(workbook(GOOD))
    with zipfile.ZipFile(store, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    assert refused(store.getvalue()).code == FormReason.MACROS


def test_a_zip_bomb_is_refused_unopened() -> None:
    store = io.BytesIO()
    block = bytes(1 << 20)
    with (
        zipfile.ZipFile(store, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w") as member,
    ):
        for _ in range(UNPACKED_LIMIT // len(block) + 1):
            member.write(block)
    assert len(store.getvalue()) < 1 << 20
    assert refused(store.getvalue()).code == FormReason.TOO_LARGE


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", FormReason.NOT_A_WORKBOOK),
        (b"just text", FormReason.NOT_A_WORKBOOK),
        (b"PK\x03\x04 torn", FormReason.NOT_A_WORKBOOK),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), FormReason.WORKBOOK_WRONG),
        (b"<a>", FormReason.NOT_A_FORM),
        (b"<a/>", FormReason.NOT_A_FORM),
        (b"<html><model/></html>", FormReason.NO_INSTANCE),
        (b'<!DOCTYPE a [<!ENTITY b "cc">]><a>&b;</a>', FormReason.ENTITIES),
    ],
)
def test_what_is_no_form_is_refused(data: bytes, code: FormReason) -> None:
    assert refused(data).code == code


def test_an_entity_bomb_is_refused_unexpanded() -> None:
    levels = "".join(f'<!ENTITY e{at + 1} "{f"&e{at};" * 10}">' for at in range(20))
    data = f'<!DOCTYPE a [<!ENTITY e0 "x">{levels}]><a>&e20;</a>'.encode()
    assert refused(data).code is FormReason.ENTITIES


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    found = load_workbook(tmp_path / "none.xlsx")
    assert isinstance(found, Refusal) and found.code == FormReason.UNREADABLE
    folder = load_workbook(tmp_path)
    assert isinstance(folder, Refusal)


def test_external_choices_come_with_the_workbook() -> None:
    sheets: Sheets = {
        "survey": [
            ["type", "name", "label", "choice_filter"],
            ["select_one area", "area", "Area?", None],
            ["select_one_external town", "town", "Town?", "area = ${area}"],
        ],
        "choices": [["list_name", "name", "label"], ["area", "n", "North"]],
        "external_choices": [["list_name", "name", "label", "area"], ["town", "t", "Town", "n"]],
    }
    converted = convert(workbook(sheets), "form.xlsx")
    assert not isinstance(converted, Refusal) and converted.external is not None
    found = load_bytes(workbook(sheets), "form.xlsx")
    assert isinstance(found, Form) and "town" in found.instances


def test_what_is_saved_to_entities_is_kept() -> None:
    sheets: Sheets = {
        "survey": [
            ["type", "name", "label", "save_to"],
            ["text", "who", "Who?", "full_name"],
        ],
        "settings": [["form_title", "form_id"], ["Small", "small"]],
        "entities": [["list_name", "label"], ["people", "${who}"]],
    }
    found = load_bytes(workbook(sheets), "form.xlsx")
    assert isinstance(found, Form)
    assert found.nodes["/data/who"].bind.save_to == "full_name"
    here = Session(found, FixedClock(), Counted())
    here.answer("/data/who", "Olga")
    answers = here.finalise()
    assert isinstance(answers, Answers)
    entity = etree.fromstring(answers.xml).find("{*}meta/{*}entity")
    assert entity is not None
    assert entity.get("dataset") == "people" and len(entity.get("id") or "") == 36
    assert entity.findtext("{*}label") == "Olga"
    again = Session(found, FixedClock(), Counted(start=9), instance=answers.xml)
    second = again.finalise()
    assert isinstance(second, Answers) and second.xml == answers.xml
