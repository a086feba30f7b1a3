"""Forms at headquarters: what is fit to be published, and what is refused with its place."""

import io
from hashlib import sha512
from pathlib import Path

import openpyxl
import pytest

from fieldkit.errors import Refusal
from fieldkit.forms.codes import FormReason
from fieldkit.forms.package import Package, unpack
from fieldkit.forms.xform import Form
from fieldkit.hq.forms_read import ReadyForm, read_form
from fieldkit.hq.reasons import HqReason
from fieldkit.ui.messages import words

SURVEY = [["type", "name", "label", "calculation"], ["integer", "size", "How many?", ""]]
SETTINGS = [["form_id", "version", "form_title"], ["visit", "1", "Visit"]]


@pytest.fixture(autouse=True)
def converted_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process of its own is proven with the forms; here it would only cost seconds."""
    monkeypatch.setattr("fieldkit.hq.forms_read.run_apart", lambda work, given, *_: work(*given))


def workbook(path: Path, **sheets: list[list[str]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book["Sheet"])
    for name, rows in {"survey": SURVEY, "settings": SETTINGS, **sheets}.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    held = io.BytesIO()
    book.save(held)
    path.write_bytes(held.getvalue())
    return path


def test_a_form_is_packed_so_that_it_opens_again(tmp_path: Path) -> None:
    ready = read_form(workbook(tmp_path / "visit.xlsx"))
    assert isinstance(ready, ReadyForm), ready
    assert (ready.code, ready.version, ready.title) == ("visit", "1", "Visit")
    package = unpack(ready.content)
    assert isinstance(package, Package)
    form = package.form()
    assert isinstance(form, Form) and "/data/size" in form.nodes


def test_the_choice_file_beside_it_comes_along(tmp_path: Path) -> None:
    survey = [SURVEY[0], ["select_one_from_file sites.csv", "site", "Which?", ""]]
    path = workbook(tmp_path / "visit.xlsx", survey=survey)
    (tmp_path / "other.csv").write_text("name,label\nx,X\n")
    missing = read_form(path)
    assert isinstance(missing, Refusal) and missing.code is HqReason.FORM_FILE_MISSING
    assert missing.params["address"] == "sites.csv"
    (tmp_path / "sites.csv").write_text("name,label\na,A\n")
    ready = read_form(path)
    assert isinstance(ready, ReadyForm), ready
    package = unpack(ready.content)
    assert isinstance(package, Package) and set(package.files) == {"sites.csv"}
    (tmp_path / "visit-media").mkdir()
    (tmp_path / "sites.csv").rename(tmp_path / "visit-media" / "sites.csv")
    assert read_form(path) == ready


@pytest.mark.parametrize("language", ["en", "ru"])
def test_what_does_not_run_is_refused_with_sheet_and_row(tmp_path: Path, language: str) -> None:
    survey = [*SURVEY, ["calculate", "odd", "", "no-such-function(${size})"]]
    found = read_form(workbook(tmp_path / "visit.xlsx", survey=survey))
    assert isinstance(found, Refusal) and found.code is HqReason.FORM_UNSUPPORTED
    assert (found.params["sheet"], found.params["row"]) == ("survey", 3)
    told = words(found, language)  # type: ignore[arg-type]
    assert "no-such-function" in told and "3" in told


def test_what_pyxform_refuses_keeps_its_place(tmp_path: Path) -> None:
    survey = [*SURVEY, ["calculate", "odd", "", "${nobody}"]]
    found = read_form(workbook(tmp_path / "visit.xlsx", survey=survey))
    assert isinstance(found, Refusal) and found.code is FormReason.WORKBOOK_WRONG
    assert found.params["row"] == 3


@pytest.mark.parametrize(("code", "version"), [("bad id", "1"), ("visit", "version one")])
def test_an_id_or_version_that_could_name_no_record(
    tmp_path: Path, code: str, version: str
) -> None:
    settings = [SETTINGS[0], [code, version, "Visit"]]
    found = read_form(workbook(tmp_path / "visit.xlsx", settings=settings))
    assert isinstance(found, Refusal) and found.code is HqReason.FORM_NAME


@pytest.mark.slow
def test_a_list_too_long_for_the_directory(tmp_path: Path) -> None:
    survey = [SURVEY[0], ["select_one_from_file sites.csv", "site", "Which?", ""]]
    path = workbook(tmp_path / "visit.xlsx", survey=survey)
    noise = "".join(
        f"{sha512(bytes([at % 256, at >> 8])).hexdigest()},{at}\n" for at in range(20_000)
    )
    (tmp_path / "sites.csv").write_text("name,label\n" + noise)
    found = read_form(path)
    assert isinstance(found, Refusal) and found.code is HqReason.FORM_TOO_LARGE
