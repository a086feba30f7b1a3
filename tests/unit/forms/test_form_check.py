"""Checking forms, and `fieldkit forms`."""

import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import Result
from forms_world import ask, bind, form, xform
from typer.testing import CliRunner

from fieldkit.commands.forms import app
from fieldkit.errors import Refusal
from fieldkit.forms.advice import Advice
from fieldkit.forms.check import check_form, placed
from fieldkit.forms.codes import FormReason

NEEDS = Path(__file__).resolve().parents[3] / "resources/forms/needs_assessment.xlsx"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments])


@pytest.mark.parametrize(
    ("calculate", "code"),
    [
        ("nothing(1)", "expression.unknown_function"),
        ("true() or selected('a')", "expression.wrong_arguments"),
        ("instance('none')/list/item[1]/name", "form.instance_unknown"),
        ("pulldata('none', 'a', 'b', 'c')", "form.instance_unknown"),
        ("regex(., '(')", "form.pattern_wrong"),
        ("1 +", "expression.unfinished"),
    ],
)
def test_what_would_not_work_is_told_before_anyone_fills_it_in(calculate: str, code: str) -> None:
    report = check_form("x", form("<a/>", bind("a", calculate=calculate), ask("a")))
    assert [str(one.code) for one in report.unsupported] == [code] and not report.ok


def test_an_unknown_control_is_told() -> None:
    report = check_form("x", form("<a/>", "", '<hologram ref="/data/a"/>'))
    assert [one.params for one in report.unsupported] == [{"control": "hologram"}]


def test_what_a_laptop_leaves_undone_is_told() -> None:
    action = '<odk:setgeopoint event="odk-instance-first-load" ref="/data/a"/>'
    report = check_form("x", form("<a>1 2</a>", action, ask("a")))
    assert report.ok and report.warnings == [Refusal(Advice.SILENT, {"action": "setgeopoint"})]
    body = '<select1 ref="/data/a" appearance="search(\'towns\')"/>'
    report = check_form("x", form("<a/>", "", body))
    assert [str(one.code) for one in report.unsupported] == ["form.search_unknown"]


def test_check_tells_what_a_form_holds() -> None:
    result = run("check", NEEDS, "--json")
    (report,) = json.loads(result.stdout)
    assert result.exit_code == 0
    assert report["ok"] and report["error"] is None and report["unsupported"] == []
    assert report["title"] == "Оценка потребностей" and 20 <= report["questions"] <= 30
    assert report["languages"] == ["Русский (ru)", "English (en)"]
    assert "regex" in report["functions"]


def test_check_ends_with_1_and_says_where(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.xml"
    wrong.write_bytes(xform("<a/>", bind("a", calculate="nothing()"), ask("a")))
    result = run("check", wrong, tmp_path / "none.xlsx", "--lang", "ru")
    assert result.exit_code == 1
    assert (
        "/data/a" in result.stdout and "nothing" in result.stdout and "none.xlsx" in result.stdout
    )
    reports = json.loads(run("check", wrong, tmp_path / "none.xlsx", "--json").stdout)
    assert [report["ok"] for report in reports] == [False, False]
    assert reports[0]["unsupported"][0]["ref"] == "/data/a"
    assert reports[1]["error"]["code"] == "form.unreadable"


def case(
    case_id: str, expression: str, kind: str, expected: object, **more: object
) -> dict[str, object]:
    made = {"id": case_id, "expression": expression, "type": kind, "expected": expected}
    return {**made, "odk_subset": True, **more}


CASES: dict[str, Any] = {
    "instances": ["<a><b>1</b></a>"],
    "cases": [
        case("good", "b + 1", "number", 2, instance=0, context="/*[1]"),
        case("bad", "1", "string", "2"),
        case("far", "//b", "nodes", ["/*[1]/*[1]"], instance=0, odk_subset=False),
        case("left out", "1", "string", "2", conflict=True),
    ],
}


def test_eval_counts_cases(tmp_path: Path) -> None:
    file = tmp_path / "cases.json"
    file.write_text(json.dumps(CASES))
    result = run("eval", "--cases", file, "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == {
        "total": 2,
        "passed": 1,
        "failed": ["bad"],
        "outside": {"total": 1, "passed": 1, "failed": []},
    }
    assert "! bad" in run("eval", "--cases", file).stdout


def node(ref: str, value: str, **more: object) -> dict[str, object]:
    kept = {"ref": ref, "t": "input", "rel": True, "req": False, "ro": False, "v": value}
    return kept | {"cv": True, "rv": True} | more


WALK: dict[str, Any] = {
    "form": "f.xml",
    "steps": [
        {"op": "init", "diff": [node("/data/a", ""), node("/data/b", "")], "gone": []},
        {
            "op": "answer", "ref": "/data/a", "nodeType": "input", "value": "2", "after": "2",
            "diff": [node("/data/a", "2"), node("/data/b", "4")], "gone": [],
        },
        {
            "op": "answer", "ref": "/data/a", "nodeType": "input", "value": "3", "after": "3",
            "diff": [node("/data/a", "3"), node("/data/b", "99")], "gone": [],
        },
    ],
}  # fmt: skip


def test_replay_counts_what_is_equal(tmp_path: Path) -> None:
    folder = tmp_path / "xforms"
    folder.mkdir()
    (folder / "f.xml").write_bytes(xform("<a/><b/>", bind("b", calculate="/data/a * 2"), ask("a")))
    walk = tmp_path / "walk.json"
    walk.write_text(json.dumps(WALK))
    result = run("replay", walk, "--json")
    score = json.loads(result.stdout)
    assert result.exit_code == 0
    assert (score["file"], score["steps"], score["scenarios"], score["identical"]) == (
        "walk.json", 3, 1, 0,
    )  # fmt: skip
    assert (score["changed"], score["changed_equal"]) == (6, 5)
    assert score["flags"] == score["flags_equal"] == 30 and score["errors"] == []
    assert "/data/b v" in run("replay", walk, "--form", folder / "f.xml", "--show").stdout


def test_a_file_that_is_no_recording_is_told(tmp_path: Path) -> None:
    for content in ("[]", "{}", "not json"):
        file = tmp_path / "x.json"
        file.write_text(content)
        assert run("replay", file).exit_code == 2


def test_an_absolute_path_into_the_own_repeat_is_told() -> None:
    body = '<repeat nodeset="/data/m"><input ref="/data/m/age"/></repeat>'
    binds = (
        bind("m/a", calculate="/data/m/age + 1")
        + bind("m/b", calculate="../age + sum(/data/m/age) + /data/n")
        + bind("m/c", calculate="/data/m[2]/age + count(/data/m)")
        + bind("n", calculate="/data/m/age")
    )
    report = check_form("x", form("<n/><m><age/><a/><b/><c/></m>", binds, body))
    assert report.ok and report.warnings == [
        Refusal(Advice.FIRST_ROW, {"ref": "/data/m/a", "path": "/data/m/age"})
    ]


def test_problems_have_their_rows_of_one_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    survey = [["type", "name"], ["text", "a"], ["begin group", "g"], ["text", "b"], ["text", "a"]]
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "survey"
    for row in survey:
        sheet.append(row)
    held = io.BytesIO()
    book.save(held)
    opened: list[object] = []
    whole = openpyxl.load_workbook

    def counted(*given: Any, **options: Any) -> openpyxl.Workbook:
        opened.append(given)
        return whole(*given, **options)

    monkeypatch.setattr(openpyxl, "load_workbook", counted)
    refs = ({"ref": "/data/a"}, {"ref": "/data/g/b"}, {"ref": "/data/c"}, {"control": "hologram"})
    problems = [Refusal(FormReason.CONTROL_UNKNOWN, params) for params in refs]
    found = [each.params for each in placed(problems, held.getvalue(), "f.xlsx")]
    assert found == [
        {"ref": "/data/a", "sheet": "survey", "row": 2},
        {"ref": "/data/g/b", "sheet": "survey", "row": 4},
        {"ref": "/data/c"},
        {"control": "hologram"},
    ]
    assert len(opened) == 1
