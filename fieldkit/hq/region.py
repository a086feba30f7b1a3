"""Reads a region from YAML: its places, goods, programmes with rounds, forms, opening stock.

It may name the organisation too. The form of the file is shown by resources/programmes/kursk.yaml.
Records refer to each other by code; each record's fields are those of its kind in the records room.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from fieldkit.errors import Refusal, RefusalError
from fieldkit.hq.lined_yaml import LinedLoader, LinedMap
from fieldkit.hq.reasons import RegionReason
from fieldkit.hq.site_table import read_sites
from fieldkit.records.ids import directory_id
from fieldkit.records.organisation import OWN
from fieldkit.records.reasons import RecordReason
from fieldkit.records.record import Record
from fieldkit.records.registry import KINDS, build, validate_fields

_SECTIONS = ("organisation", "areas", "sites", "items", "programmes", "forms", "opening_stock")
ORGANISATION_FIELDS = ("name_ru", "name_en", "contact_ru", "contact_en")
_POSITION = {"lat": "latitude", "lon": "longitude", "accuracy": "accuracy"}
"""What a site's file calls the parts of its position."""
_DAY = re.compile(r"today(?:([+-])([0-9]{1,4}))?")


@dataclass(frozen=True)
class FormFile:
    """A form's workbook or XForm, beside the region's file or at a path from there; the codes of
    the areas that it is for, none for all.
    """

    path: Path
    withdrawn: bool
    areas: tuple[str, ...] = ()


@dataclass(frozen=True)
class Region:
    """What a file holds, in an order in which each record stands after those it refers to.

    `records`: (kind, value) of the directory; `opening_stock`: the journal fields of stock
    movements that bring the opening stock into the books.
    """

    records: tuple[tuple[str, Record], ...]
    opening_stock: tuple[dict[str, object], ...]
    forms: tuple[FormFile, ...] = ()

    def of_kind(self, kind: str) -> list[Record]:
        """The values of one kind, in the file's order."""
        return [value for name, value in self.records if name == kind]


def read(path: Path, organisation: bytes, today: date) -> Region | Refusal:
    """Reads a region; ids derive from the organisation's bytes and the codes in the file.

    Days may be counted from `today` ("today-30"). Refuses a file that cannot be read, and names
    the line of the first thing that is wrong in it.
    """
    try:
        with path.open(encoding="utf-8") as file:
            tree = yaml.load(file, LinedLoader)  # noqa: S506 - a SafeLoader
        return _Reader(path, organisation, today).region(tree)
    except (OSError, UnicodeDecodeError):
        return Refusal(RegionReason.UNREADABLE, {"file": path.name})
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        params = {"file": path.name, "line": line, "problem": error.problem or ""}
        return Refusal(RegionReason.NOT_YAML, params)
    except (yaml.YAMLError, RecursionError):
        return Refusal(RegionReason.UNREADABLE, {"file": path.name})
    except RefusalError as error:
        return error.refusal


class _Reader:
    """Turns the tree of one file into records; raises `RefusalError` at the first thing wrong."""

    def __init__(self, path: Path, organisation: bytes, today: date) -> None:
        self.file = path.name
        self.folder = path.parent
        self.organisation = organisation
        self.today = today
        self.records: list[tuple[str, Record]] = []
        self.codes: set[tuple[str, str]] = set()

    def region(self, tree: object) -> Region:
        root = self.map_of(tree, 1)
        self.only(root, _SECTIONS, root)
        if "organisation" in root:
            self.organisation_of(root)
        for entry in self.entries(root, "areas"):
            self.add("area", entry, dict(entry))
        for entry in self.entries(root, "sites"):
            if "file" in entry:
                self.site_table(entry)
            else:
                self.site(entry)
        for entry in self.entries(root, "items"):
            self.add("item", entry, dict(entry))
        for entry in self.entries(root, "programmes"):
            self.programme(entry)
        opening = tuple(self.opening(entry) for entry in self.entries(root, "opening_stock"))
        forms = tuple(self.form(entry) for entry in self.entries(root, "forms"))
        return Region(tuple(self.records), opening, forms)

    def organisation_of(self, root: LinedMap) -> None:
        entry = self.map_of(root["organisation"], root.line_of("organisation"))
        self.only(entry, ORGANISATION_FIELDS, entry)
        self.add("organisation", entry, {**entry, "code": OWN})

    def site_table(self, entry: LinedMap) -> None:
        self.only(entry, ("file",), entry)
        path = self.folder / str(entry["file"])
        rows = read_sites(path)
        if isinstance(rows, Refusal):
            raise RefusalError(rows)
        here, self.file = self.file, path.name
        for row in rows:
            self.site(row)
        self.file = here

    def site(self, entry: LinedMap) -> None:
        fields = dict(entry)
        parts = {name: fields.pop(name) for name in _POSITION if name in fields}
        if parts:
            fields["position"] = {_POSITION[name]: part for name, part in parts.items()}
        self.add("site", entry, fields)

    def programme(self, entry: LinedMap) -> None:
        fields = dict(entry)
        fields.pop("rounds", None)
        programme = self.add("programme", entry, fields)
        for each in self.entries(entry, "rounds"):
            number = each.get("number")
            derived = {"code": f"{entry['code']}-{number}", "programme": programme}
            fields = {**each, **derived}
            for name, kind in (("areas", "area"), ("sites", "site")):
                for code in self.list_of(each, name):
                    self.id_of(kind, code, each)
            self.lines(each, "package")
            self.add("round", each, fields)

    def form(self, entry: LinedMap) -> FormFile:
        self.only(entry, ("file", "withdrawn", "areas"), entry)
        name, withdrawn = entry.get("file"), entry.get("withdrawn", False)
        for field, fits in (
            ("file", isinstance(name, str)),
            ("withdrawn", withdrawn in (True, False)),
        ):
            if not fits:
                raise self.wrong(entry, Refusal(RecordReason.INVALID_VALUE, {"field": field}))
        areas = self.list_of(entry, "areas")
        for code in areas:
            self.id_of("area", code, entry)
        return FormFile(self.folder / str(name), bool(withdrawn), tuple(map(str, areas)))

    def opening(self, entry: LinedMap) -> dict[str, object]:
        self.only(entry, ("place", "lines"), entry)
        self.lines(entry, "lines")
        place = self.id_of("site", entry.get("place"), entry)
        fields = {"movement": "receive", "to_place": place, "lines": entry.get("lines")}
        checked = validate_fields("stock_movement", fields)
        if isinstance(checked, Refusal):
            raise self.wrong(entry, checked)
        return checked

    def lines(self, entry: LinedMap, name: str) -> None:
        """Checks that each line's item is known, so that its own line is named if it is not."""
        for each in self.entries(entry, name):
            self.id_of("item", each.get("item"), each)

    def add(self, kind: str, entry: LinedMap, fields: dict[Any, object]) -> bytes:
        """Builds a record with its references turned into ids; gives its id."""
        self.only(fields, tuple(KINDS[kind].checks), entry)
        for name, target in (("parent", "area"), ("area", "area")):
            if name in fields:
                fields[name] = self.id_of(target, fields[name], entry)
        for name in ("starts", "ends"):
            fields[name] = self.day(fields[name]) if name in fields else None
        given = {name: value for name, value in fields.items() if value is not None}
        code = str(given.get("code"))
        if (kind, code) in self.codes:
            raise self.refused(RegionReason.CODE_TWICE, entry.line, code=code)
        record_id = directory_id(self.organisation, kind, code)
        value = build(kind, record_id, given)
        if isinstance(value, Refusal):
            raise self.wrong(entry, value)
        self.codes.add((kind, code))
        self.records.append((kind, value))
        return record_id

    def day(self, value: object) -> object:
        match = _DAY.fullmatch(value) if isinstance(value, str) else None
        if match is None:
            return value
        days = int(match[2] or 0)
        return self.today + timedelta(days=-days if match[1] == "-" else days)

    def id_of(self, kind: str, code: object, entry: LinedMap) -> bytes:
        if (kind, str(code)) not in self.codes:
            params = {"code": str(code), "kind": kind}
            raise self.refused(RegionReason.UNKNOWN_CODE, entry.line, **params)
        return directory_id(self.organisation, kind, str(code))

    def entries(self, tree: LinedMap, name: str) -> Iterator[LinedMap]:
        for each in self.list_of(tree, name):
            yield self.map_of(each, tree.line_of(name))

    def list_of(self, tree: LinedMap, name: str) -> Sequence[object]:
        value = tree.get(name) or []
        if not isinstance(value, list):
            raise self.refused(RegionReason.WRONG_SHAPE, tree.line_of(name))
        return value

    def map_of(self, tree: object, line: int) -> LinedMap:
        if not isinstance(tree, LinedMap):
            raise self.refused(RegionReason.WRONG_SHAPE, line)
        return tree

    def only(self, names: Iterable[object], known: Sequence[str], entry: LinedMap) -> None:
        for name in names:
            if name not in known:
                line = entry.line_of(name)
                raise self.refused(RegionReason.UNKNOWN_FIELD, line, field=str(name))

    def wrong(self, entry: LinedMap, why: Refusal) -> RefusalError:
        field, _, part = str(why.params.get("field", "")).partition(".")
        if field == "position":
            field = next((name for name, full in _POSITION.items() if full == part), field)
        problem = Refusal(why.code, {**why.params, "field": field})
        line = entry.line_of(field)
        return self.refused(RegionReason.WRONG_FIELD, line, field=field, problem=problem)

    def refused(self, reason: RegionReason, line: int, **params: object) -> RefusalError:
        return RefusalError(Refusal(reason, {"file": self.file, "line": line, **params}))
