"""Sites from a table (CSV), as organisations keep their lists of places.

Columns are known by their names, or by the HXL tags below them (hxlstandard.org). Other columns are
left aside, so that a list may be loaded as it is.
"""

import csv
import io
from pathlib import Path

from fieldkit.errors import Refusal
from fieldkit.hq.lined_yaml import LinedMap
from fieldkit.hq.reasons import RegionReason

LARGEST = 16 * 1024 * 1024
NAMES = {"latitude": "lat", "longitude": "lon"}
TAGS = {
    "#loc+code": "code",
    "#adm+code": "area",
    "#loc+type": "kind",
    "#loc+name+i_ru": "name_ru",
    "#loc+name+i_en": "name_en",
    "#capacity": "capacity",
    "#geo+lat": "lat",
    "#geo+lon": "lon",
    "#geo+precision": "accuracy",
}
COLUMNS = tuple(TAGS.values())
NEEDED = ("code", "area", "kind", "name_ru", "name_en")
_NUMBERS = ("capacity", "lat", "lon", "accuracy")


def read_sites(path: Path) -> list[LinedMap] | Refusal:
    """Each row as the fields of a site, with the number of its row in the file.

    Comma, semicolon or tab between the columns, a comma in a number is a decimal one; degrees of
    WGS 84, metres of accuracy. Refuses a file that is no text in UTF-8, over 16 MiB, or without a
    column that a site needs.
    """
    try:
        if path.stat().st_size > LARGEST:
            return Refusal(RegionReason.UNREADABLE, {"file": path.name})
        rows = _rows(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, csv.Error):
        return Refusal(RegionReason.UNREADABLE, {"file": path.name})
    columns: dict[int, str] = {}
    heads = 2 if len(rows) > 1 and any(cell.startswith("#") for cell in rows[1][1]) else 1
    for _, cells in rows[:heads]:
        found = _columns(cells)
        columns |= {place: name for place, name in found.items() if name not in columns.values()}
    lacking = [name for name in NEEDED if name not in columns.values()]
    if lacking:
        return Refusal(RegionReason.NO_COLUMN, {"file": path.name, "column": lacking[0]})
    return [_fields(line, cells, columns) for line, cells in rows[heads:]]


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """The rows that hold anything, with the line on which each ends."""
    delimiter = max(",;\t", key=text.split("\n", 1)[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return [(reader.line_num, cells) for cells in reader if any(cell.strip() for cell in cells)]


def _columns(cells: list[str]) -> dict[int, str]:
    """The places of known columns in a row of names or of HXL tags."""
    found: dict[int, str] = {}
    for place, cell in enumerate(cells):
        text = cell.strip().lower()
        name = _tagged(text) if text.startswith("#") else NAMES.get(text, text)
        if name in COLUMNS and name not in found.values():
            found[place] = name
    return found


def _tagged(text: str) -> str:
    """The column of an HXL tag, whatever the order of its attributes and the level of the area."""
    tag, *attributes = text.replace(" ", "").split("+")
    tag = "#adm" if tag.startswith("#adm") else tag
    wanted = {tag, *attributes}
    return next((name for known, name in TAGS.items() if set(known.split("+")) == wanted), "")


def _fields(line: int, cells: list[str], columns: dict[int, str]) -> LinedMap:
    found = LinedMap()
    found.line, found.key_lines = line, {}
    for place, name in columns.items():
        text = cells[place].strip() if place < len(cells) else ""
        if text:
            found[name] = _number(text, name) if name in _NUMBERS else text
    return found


def _number(text: str, name: str) -> object:
    """The number, or the text as it stands: the check of the field then says what it must be."""
    try:
        return int(text) if name == "capacity" else float(text.replace(",", "."))
    except ValueError:
        return text
