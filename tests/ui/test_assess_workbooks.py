"""Real workbooks are walked through with keys on the page: nothing falls over, nothing stalls."""

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from fieldkit.errors import Refusal
from fieldkit.forms import load_workbook
from fieldkit.ui.pages.base import Tools
from tests.ui.filling import Filled
from tests.ui.measures import nameless

DATA = Path(__file__).resolve().parents[3] / "shared/data/xforms/workbooks"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.needs_data,
    pytest.mark.skipif(not DATA.is_dir(), reason=f"no workbooks at {DATA}"),
]
LIST: list[dict[str, Any]] = (
    json.loads((DATA / "manifest.json").read_bytes()) if DATA.is_dir() else []
)
ACCEPTED = [entry["file"] for entry in LIST if entry["pyxform"]["ok"]]
Key = Qt.Key
MOST_PARTS = 60


@pytest.mark.parametrize("file", ACCEPTED)
def test_a_workbook_is_walked_through(tools: Tools, qtbot: object, file: str) -> None:
    form = load_workbook(DATA / file)
    assert not isinstance(form, Refusal), form
    filled = Filled(tools, form)
    view, done, parts = filled.view, set[str](), 0
    while parts < MOST_PARTS:
        parts += 1
        for repeat in [*view.part.tables]:
            if repeat in view.part.tables and view.part.tables[repeat][0].acts["add"].isVisible():
                view.part.added.emit(repeat)
        walk_part(filled, done)
        assert nameless(view) == []
        if not view.pairs["next"].isVisibleTo(view):
            break
        filled.press(Key.Key_PageDown, held=Qt.KeyboardModifier.ControlModifier)
    asked = any(part.questions and part.shown for part in view._parts)
    assert bool(done) == asked
    view.check()
    filled.settle()
    filled.end()


def walk_part(filled: Filled, done: set[str]) -> None:
    """Goes through what is shown, answers with keys, and takes some answers back."""
    part = filled.view.part
    while True:
        rows = [ref for ref, row in part.rows.items() if row.answer and not row.isHidden()]
        ref = next((each for each in rows if each not in done), None)
        if ref is None:
            return
        done.add(ref)
        part.rows[ref].focus_answer()
        multiline = isinstance(filled.focus(), QPlainTextEdit)
        filled.press(Key.Key_1)
        filled.press(Key.Key_Right, Key.Key_Tab if multiline else Key.Key_Return)
        if len(done) % 5 == 0 and ref in part.rows:
            part.rows[ref].focus_answer()
            filled.press(Key.Key_Backspace, Key.Key_Delete)
