"""Positions of sites in a region's file, and sites from a table with HXL tags."""

from datetime import date
from pathlib import Path

import pytest

from fieldkit.errors import Refusal
from fieldkit.hq.reasons import RegionReason
from fieldkit.hq.region import Region, read
from fieldkit.records.reasons import RecordReason
from fieldkit.records.site import Site
from fieldkit.ui.messages import words

AREAS = "areas:\n  - {code: B, name_ru: Б, name_en: B}\n"
SITE = "  - {code: S, area: B, kind: tac, name_ru: С, name_en: S, lat: 51.73, lon: 36.19}\n"
TABLE = """\
code;area;kind;name_ru;name_en;note;lat;lon;accuracy
#loc+code;#adm2+code;#loc+type;#loc+name+i_ru;#loc+i_en+name;;#geo+lat;#geo+lon;#geo+precision
S1;B;tac;ПВР 1;TAC 1;school;51,7304;36,1926;20
S2;B;tac;ПВР 2;TAC 2;;;;
"""


def load(folder: Path, text: str, table: str = "") -> Region | Refusal:
    (folder / "region.yaml").write_text(text, encoding="utf-8")
    (folder / "sites.csv").write_text(table, encoding="utf-8")
    return read(folder / "region.yaml", b"rk", date(2026, 2, 10))


def sites(found: Region | Refusal) -> list[Site]:
    assert isinstance(found, Region), found
    return [each for each in found.of_kind("site") if isinstance(each, Site)]


def test_a_site_of_the_region_has_its_position(tmp_path: Path) -> None:
    [site] = sites(load(tmp_path, AREAS + "sites:\n" + SITE))
    assert site.position == {"latitude": 51.73, "longitude": 36.19}


@pytest.mark.parametrize(
    ("old", "new", "field", "reason"),
    [
        ("lat: 51.73", "lat: 91", "lat", RecordReason.INVALID_NUMBER),
        ("lon: 36.19", 'lon: "36,19"', "lon", RecordReason.INVALID_VALUE),
        (", lon: 36.19", "", "lon", RecordReason.MISSING_FIELD),
        ("lon: 36.19", "lon: 36.19, accuracy: -3", "accuracy", RecordReason.INVALID_NUMBER),
    ],
)
def test_what_is_no_position_is_named_as_the_file_calls_it(
    tmp_path: Path, old: str, new: str, field: str, reason: RecordReason
) -> None:
    found = load(tmp_path, AREAS + "sites:\n" + SITE.replace(old, new))
    assert isinstance(found, Refusal)
    assert (found.code, found.params["line"]) == (RegionReason.WRONG_FIELD, 4)
    problem = found.params["problem"]
    assert isinstance(problem, Refusal)
    assert (found.params["field"], problem.code) == (field, reason)
    assert f"“{field}”" in words(found, "en")
    assert f"«{field}»" in words(found, "ru")


def test_sites_are_read_from_a_table(tmp_path: Path) -> None:
    first, second = sites(load(tmp_path, AREAS + "sites:\n  - {file: sites.csv}\n", TABLE))
    assert (first.code, first.name_ru, first.name_en) == ("S1", "ПВР 1", "TAC 1")
    assert first.position == {"latitude": 51.7304, "longitude": 36.1926, "accuracy": 20.0}
    assert (second.code, second.position) == ("S2", None)


def test_tags_alone_name_the_columns(tmp_path: Path) -> None:
    table = TABLE.replace(TABLE.split("\n", 1)[0], "Код;Район;Вид;Имя;Name;Прим.;Ш;Д;Т")
    found = sites(load(tmp_path, AREAS + "sites:\n  - {file: sites.csv}\n", table))
    assert [each.code for each in found] == ["S1", "S2"]
    assert found[0].position == {"latitude": 51.7304, "longitude": 36.1926, "accuracy": 20.0}


@pytest.mark.parametrize(
    ("old", "new", "line", "field"),
    [("51,7304", "151,73", 3, "lat"), ("36,1926", "", 3, "lon"), ("S2;B;tac", "S2;B;hut", 4, "")],
)
def test_a_wrong_row_of_a_table_is_named(
    tmp_path: Path, old: str, new: str, line: int, field: str
) -> None:
    table = TABLE.replace(old, new)
    found = load(tmp_path, AREAS + "sites:\n  - {file: sites.csv}\n", table)
    assert isinstance(found, Refusal)
    assert (found.params["file"], found.params["line"]) == ("sites.csv", line)
    assert found.params["field"] == (field or "kind")


def test_a_table_without_a_needed_column_is_refused(tmp_path: Path) -> None:
    found = load(tmp_path, AREAS + "sites:\n  - {file: sites.csv}\n", "code,kind\nS1,tac\n")
    assert found == Refusal(RegionReason.NO_COLUMN, {"file": "sites.csv", "column": "area"})


@pytest.mark.parametrize("table", [b"", "code;Курск".encode("cp1251")])
def test_a_table_that_is_none_is_refused(tmp_path: Path, table: bytes) -> None:
    load(tmp_path, AREAS)
    (tmp_path / "sites.csv").write_bytes(table)
    (tmp_path / "region.yaml").write_text(AREAS + "sites:\n  - {file: sites.csv}\n")
    found = read(tmp_path / "region.yaml", b"rk", date(2026, 2, 10))
    assert isinstance(found, Refusal)
    assert found.params["file"] == "sites.csv"
