"""Conversion apart: bounded, and remembered."""

import gc
import os
import struct
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from test_form_workbooks import GOOD, workbook

from fieldkit.errors import Refusal
from fieldkit.forms import Form, FormReason, conversion, load_workbook_apart
from fieldkit.forms.workbook import Converted

pytestmark = pytest.mark.slow


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "small.xlsx"
    path.write_bytes(workbook(GOOD))
    return path


def test_a_workbook_is_converted_in_another_process(file: Path) -> None:
    found = load_workbook_apart(file)
    assert isinstance(found, Form) and found.form_id == "small"


def test_what_takes_too_long_is_ended(file: Path) -> None:
    found = load_workbook_apart(file, seconds=0.0)
    assert isinstance(found, Refusal) and found.code == FormReason.TOO_SLOW


def test_a_process_that_dies_is_a_message(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversion, "_work", int)
    found = load_workbook_apart(file)
    assert isinstance(found, Refusal) and found.code == FormReason.TOO_LARGE


def break_down() -> None:
    raise LookupError("no such thing")


def fill_the_memory() -> None:
    raise MemoryError


def die_in_the_middle_of_the_answer() -> None:
    for pipe in (each for each in gc.get_objects() if isinstance(each, Connection)):
        if pipe.writable:
            os.write(pipe.fileno(), struct.pack("!i", 100) + b"half")
    os._exit(1)


def test_work_that_breaks_down_says_so_and_is_not_called_too_large(
    capfd: pytest.CaptureFixture[str],
) -> None:
    found = conversion.run_apart(break_down, (), "small.xml")
    assert isinstance(found, Refusal) and found.code == FormReason.NOT_A_FORM
    assert found.params == {"detail": "small.xml, LookupError: no such thing"}
    assert capfd.readouterr().err == ""


def test_work_that_fills_the_memory_is_a_message_alone(capfd: pytest.CaptureFixture[str]) -> None:
    found = conversion.run_apart(fill_the_memory, (), "small.xml")
    assert found == Refusal(FormReason.TOO_LARGE, {"file": "small.xml"})
    assert capfd.readouterr().err == ""


@pytest.mark.skipif(os.name == "nt", reason="there a pipe keeps messages whole")
def test_a_process_that_dies_in_the_middle_of_its_answer_is_a_message() -> None:
    found = conversion.run_apart(die_in_the_middle_of_the_answer, (), "small.xml")
    assert found == Refusal(FormReason.TOO_LARGE, {"file": "small.xml"})


def test_a_conversion_is_done_once(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []

    def counted(data: bytes, name: str, seconds: float) -> Converted | Refusal:
        calls.append(name)
        return conversion.convert(data, name)

    monkeypatch.setattr(conversion, "convert_apart", counted)
    cache = tmp_path / "cache"
    first = load_workbook_apart(file, cache=cache)
    second = load_workbook_apart(file, cache=cache)
    assert isinstance(first, Form) and isinstance(second, Form)
    assert list(first.nodes) == list(second.nodes) and first.title == second.title
    assert calls == ["small.xlsx"]
    (kept,) = cache.glob("*.json")
    kept.write_text("torn")
    assert isinstance(load_workbook_apart(file, cache=cache), Form)
    assert len(calls) == 2
