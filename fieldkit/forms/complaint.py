"""What pyxform complains of, as a refusal that names the sheet and the row."""

import io
import re
import warnings
from collections.abc import Iterator
from itertools import islice

from fieldkit.errors import Refusal
from fieldkit.forms.advice import mistake
from fieldkit.forms.codes import FormReason

ROWS_SEARCHED = 20_000
_ROW = re.compile(r"\[row : (\d+)\]|\brow (\d+)", re.IGNORECASE)
_SHEET = re.compile(r"'(survey|choices|settings|external_choices|entities|osm)'")
_MISSING_SHEET = re.compile(r"must have a sheet named '?(\w+)|sheet with the required name '?(\w+)")
_NO_HEADER = re.compile(r"column headers were not found: '(\w+)'")
_NO_BOOK = "was not recognized as a supported type"
_DUPLICATE = re.compile(r"Duplicate column header: (.+)")
_QUOTED = re.compile(r"'([^']+)'|\"([^\"]+)\"|\$\{([^}]+)\}|named? (\S+)")
Place = tuple[str, int]


def complaint(detail: str, name: str, data: bytes, kind: str) -> Refusal:
    """The refusal for an error text of pyxform about the workbook `data` named `name`."""
    missing = _MISSING_SHEET.search(detail)
    if missing:
        sheet = next(part for part in missing.groups() if part)
        return Refusal(FormReason.SHEET_MISSING, {"file": name, "sheet": sheet})
    if _NO_BOOK in detail:
        return Refusal(FormReason.NOT_A_WORKBOOK, {"file": name})
    column, of = _NO_HEADER.search(detail), _SHEET.search(detail)
    if column:
        params = {"file": name, "sheet": of.group(1) if of else "survey", "row": 1}
        return Refusal(FormReason.HEADER_MISSING, {**params, "column": column.group(1)})
    sheet, row = place_of(detail, data, kind)
    params = {"file": name, "sheet": sheet or "?", "row": row or "?", "detail": mistake(detail)}
    return Refusal(FormReason.WORKBOOK_WRONG, params)


def place_of(detail: str, data: bytes, kind: str) -> Place:
    """The sheet and row (1-based, the header is 1) that an error text is about; "" and 0 if not
    to be found. What the text does not say is looked up in the workbook by the words it quotes."""
    row, sheet = _ROW.search(detail), _SHEET.search(detail)
    if row:
        number = next(int(part) for part in row.groups() if part)
        return (sheet.group(1) if sheet else "survey"), number
    duplicate = _DUPLICATE.search(detail)
    if duplicate:
        return _doubled(duplicate.group(1).strip(), data, kind)
    quoted = [next(part for part in found if part) for found in _QUOTED.findall(detail)]
    for word in quoted:
        place = _holding(word.strip(".,'"), data, kind)
        if place[1]:
            return place
    return (sheet.group(1) if sheet else ""), 0


def rows_of_questions(names: set[str], data: bytes, kind: str) -> dict[str, int]:
    """The rows of the sheet survey (1-based) where questions of these names stand first."""
    found: dict[str, int] = {}
    for sheet, row, cells in _rows(data, kind):
        if sheet == "survey":
            for name in names.intersection(cells):
                found.setdefault(name, row)
    return found


def _doubled(header: str, data: bytes, kind: str) -> Place:
    for sheet, row, cells in _rows(data, kind):
        if row == 1 and sum(" ".join(cell.split()) == header for cell in cells) > 1:
            return sheet, 1
    return "", 0


def _holding(word: str, data: bytes, kind: str) -> Place:
    for exact in (True, False):
        for sheet, row, cells in _rows(data, kind):
            for cell in cells:
                if cell == word or (not exact and f"{{{word}}}" in cell):
                    return sheet, row
    return "", 0


def _rows(data: bytes, kind: str) -> Iterator[tuple[str, int, list[str]]]:
    try:
        yield from _rows_of_xls(data) if kind == ".xls" else _rows_of_xlsx(data)
    except Exception:
        return


def _rows_of_xls(data: bytes) -> Iterator[tuple[str, int, list[str]]]:
    import xlrd

    book = xlrd.open_workbook(file_contents=data)
    for sheet in book.sheets():
        for at in range(min(sheet.nrows, ROWS_SEARCHED)):
            yield sheet.name, at + 1, [str(cell.value).strip() for cell in sheet.row(at)]


def _rows_of_xlsx(data: bytes) -> Iterator[tuple[str, int, list[str]]]:
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for sheet in book.worksheets:
            rows = sheet.iter_rows(values_only=True, max_row=ROWS_SEARCHED, max_col=200)
            for at, cells in enumerate(islice(rows, ROWS_SEARCHED), 1):
                yield sheet.title, at, [str(cell).strip() for cell in cells if cell is not None]
        book.close()
