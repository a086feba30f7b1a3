"""Workbooks in use: each becomes a form that can be filled in, or a message that says where."""

import json
from pathlib import Path
from typing import Any

import pytest

from fieldkit.errors import Refusal
from fieldkit.forms import Session, load_workbook
from fieldkit.forms.check import check_file
from fieldkit.forms.codes import FormReason
from fieldkit.system import SystemClock, SystemRandomness

DATA = Path(__file__).resolve().parents[3] / "shared/data/xforms/workbooks"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.needs_data,
    pytest.mark.skipif(not DATA.is_dir(), reason=f"no workbooks at {DATA}"),
]
LIST: list[dict[str, Any]] = (
    json.loads((DATA / "manifest.json").read_bytes()) if DATA.is_dir() else []
)
ACCEPTED = [entry for entry in LIST if entry["pyxform"]["ok"]]
REFUSED = [entry for entry in LIST if not entry["pyxform"]["ok"]]


@pytest.mark.parametrize("entry", ACCEPTED, ids=lambda entry: entry["file"])
def test_what_pyxform_accepts_can_be_filled_in(entry: dict[str, Any]) -> None:
    form = load_workbook(DATA / entry["file"])
    assert not isinstance(form, Refusal), form
    here = Session(form, SystemClock(), SystemRandomness())
    assert here.recalculation.failures == {}
    again = Session(form, SystemClock(), SystemRandomness(), instance=here.draft())
    assert again.draft() == here.draft()


@pytest.mark.parametrize("entry", ACCEPTED, ids=lambda entry: entry["file"])
def test_check_finds_nothing_unsupported(entry: dict[str, Any]) -> None:
    report = check_file(DATA / entry["file"])
    assert report.ok, report.unsupported
    assert set(entry["functions"]) - {"and", "or"} <= set(report.functions)


@pytest.mark.parametrize("entry", REFUSED, ids=lambda entry: entry["file"])
def test_what_pyxform_refuses_is_a_message(entry: dict[str, Any]) -> None:
    found = load_workbook(DATA / entry["file"])
    assert isinstance(found, Refusal) and found.code == FormReason.WORKBOOK_WRONG
    assert found.params["detail"]
    assert found.params["sheet"] in ("survey", "choices", "settings")
    assert isinstance(found.params["row"], int) and found.params["row"] >= 1
