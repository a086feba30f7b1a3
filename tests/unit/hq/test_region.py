"""Reading a region's file: the demo region, and what is wrong in others, by its line."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import yaml

from fieldkit.errors import Refusal
from fieldkit.hq.reasons import RegionReason
from fieldkit.hq.region import Region, read
from fieldkit.records.household import Household
from fieldkit.records.ids import directory_id
from fieldkit.records.lines import lines_of
from fieldkit.records.organisation import Organisation, own_organisation
from fieldkit.records.registry import build
from fieldkit.records.round import Round
from fieldkit.rules.eligibility import criterion_record
from fieldkit.rules.family import Family

RESOURCES = Path(__file__).parents[3] / "resources"
TODAY = date(2026, 2, 10)
GOOD = """\
areas:
  - {code: A, name_ru: А, name_en: A}
  - {code: B, parent: A, name_ru: Б, name_en: B}
sites:
  - {code: S, area: B, kind: tac, name_ru: С, name_en: S, capacity: 5}
items:
  - {code: SOAP, name_ru: М, name_en: M, unit: piece, modality: in_kind, serialised: false}
programmes:
  - code: P
    name_ru: П
    name_en: P
    priority: [DS]
    rounds:
      - number: 1
        starts: today-3
        ends: 2026-03-01
        sites: [S]
        package:
          - {item: SOAP, quantity: 2, per: person}
opening_stock:
  - place: S
    lines:
      - {item: SOAP, quantity: 7}
"""


def load(folder: Path, text: str) -> Region | Refusal:
    file = folder / "region.yaml"
    file.write_text(text, encoding="utf-8")
    return read(file, b"rk", TODAY)


@pytest.fixture(scope="module")
def kursk() -> Region:
    region = read(RESOURCES / "programmes" / "kursk.yaml", b"rk", TODAY)
    assert isinstance(region, Region), region
    return region


def test_the_demo_region_has_its_places_and_programmes(kursk: Region) -> None:
    kinds = Counter(kind for kind, _ in kursk.records)
    assert kinds == {
        "organisation": 1,
        "area": 34,
        "site": 37,
        "item": 7,
        "programme": 3,
        "round": 4,
    }
    ids = [value.id for _, value in kursk.records]
    assert len(set(ids)) == len(ids)


def test_the_organisation_has_a_name_and_a_line_for_complaints(tmp_path: Path) -> None:
    section = "organisation: {name_ru: Приречье, name_en: Riverside, contact_ru: Телефон 1}\n"
    found = load(tmp_path, section + GOOD)
    assert isinstance(found, Region), found
    (value,) = found.of_kind("organisation")
    assert value.id == own_organisation(b"rk") == directory_id(b"rk", "organisation", "own")
    assert isinstance(value, Organisation)
    assert (value.name_ru, value.name_en, value.contact_ru) == (
        "Приречье",
        "Riverside",
        "Телефон 1",
    )
    assert value.contact_en is None


@pytest.mark.parametrize(
    ("section", "field"),
    [
        ("organisation: {name_ru: Приречье, name_en: ''}", "name_en"),
        ("organisation: {name_ru: Приречье}", "name_en"),
        ("organisation: {name_ru: П, name_en: P, code: other}", "code"),
        ("organisation: {name_ru: П, name_en: P, contact_en: " + "x" * 301 + "}", "contact_en"),
    ],
)
def test_a_wrong_organisation_is_named_by_its_line(
    tmp_path: Path, section: str, field: str
) -> None:
    refused = load(tmp_path, "\n" + section + "\n" + GOOD)
    assert isinstance(refused, Refusal)
    assert (refused.params["line"], refused.params["field"]) == (2, field)


def test_an_organisation_is_a_map(tmp_path: Path) -> None:
    refused = load(tmp_path, "organisation: Приречье\n" + GOOD)
    assert isinstance(refused, Refusal) and refused.code is RegionReason.WRONG_SHAPE


def test_the_opening_stock_is_what_was_published(kursk: Region) -> None:
    stock: Counter[str] = Counter()
    for fields in kursk.opening_stock:
        for line in lines_of(fields):
            stock[line["item"]] += line["quantity"]
    assert stock == {
        "FOOD": 1600,
        "HYGIENE": 1300,
        "BEDCLOTHES": 1300,
        "PILLOW": 1750,
        "BLANKET": 1300,
        "PHARMACY": 25_000,
        "CARD5000": 31_000,
    }


def test_criteria_name_only_what_a_household_has(kursk: Region) -> None:
    home = Household(id=bytes(16), area=bytes(16), site=bytes(16), arrived=TODAY)
    known = set(criterion_record(Family(home, ()), TODAY))
    criteria = [each.criterion for each in kursk.of_kind("round") if isinstance(each, Round)]
    named = {name for text in criteria if text for name in re.findall(r"[a-z_0-9]*[a-z]+", text)}
    assert named - {"or", "and"} <= known
    assert "disabled" in named


def test_no_serial_opens_at_two_places(kursk: Region) -> None:
    lines = [line for fields in kursk.opening_stock for line in lines_of(fields)]
    together = {
        "movement": "receive",
        "to_place": bytes(16),
        "lines": [line for line in lines if "ranges" in line],
    }
    assert not isinstance(build("stock_movement", bytes(16), together), Refusal)


def test_a_region_is_read_with_its_references_and_days(tmp_path: Path) -> None:
    region = load(tmp_path, GOOD)
    assert isinstance(region, Region)
    assert [kind for kind, _ in region.records] == [
        "area",
        "area",
        "site",
        "item",
        "programme",
        "round",
    ]
    [round_] = region.of_kind("round")
    assert isinstance(round_, Round)
    assert (round_.code, round_.starts, round_.ends) == ("P-1", date(2026, 2, 7), date(2026, 3, 1))
    assert round_.programme == directory_id(b"rk", "programme", "P")
    site = directory_id(b"rk", "site", "S")
    assert region.opening_stock == (
        {"movement": "receive", "to_place": site, "lines": [{"item": "SOAP", "quantity": 7}]},
    )


@pytest.mark.parametrize(
    ("old", "new", "reason", "line"),
    [
        ("parent: A", "parent: C", RegionReason.UNKNOWN_CODE, 3),
        ("area: B", "area: C", RegionReason.UNKNOWN_CODE, 5),
        ("sites: [S]", "sites: [T]", RegionReason.UNKNOWN_CODE, 14),
        ("- {item: SOAP, quantity: 2", "- {item: SOUP, quantity: 2", RegionReason.UNKNOWN_CODE, 19),
        ("quantity: 7", "quantity: 0", RegionReason.WRONG_FIELD, 21),
        ("{item: SOAP, quantity: 7", "{item: TEA, quantity: 7", RegionReason.UNKNOWN_CODE, 23),
        ("place: S", "place: X", RegionReason.UNKNOWN_CODE, 21),
        ("kind: tac", "kind: hut", RegionReason.WRONG_FIELD, 5),
        ("capacity: 5", "capcity: 5", RegionReason.UNKNOWN_FIELD, 5),
        ("code: B,", "code: A,", RegionReason.CODE_TWICE, 3),
        ("    name_en: P\n", "", RegionReason.WRONG_FIELD, 9),
        ("ends: 2026-03-01", "ends: 2026-01-01", RegionReason.WRONG_FIELD, 14),
        ("starts: today-3", "starts: yesterday", RegionReason.WRONG_FIELD, 15),
        ("ends: 2026-03-01", "ends: 2026-02-30", RegionReason.NOT_YAML, 16),
        ("per: person", "per: dog", RegionReason.WRONG_FIELD, 18),
        ("    name_ru: П\n", "    code: P\n", RegionReason.NOT_YAML, 10),
        ("items:", "items: []\nthings:", RegionReason.UNKNOWN_FIELD, 7),
        ("priority: [DS]", "priority: [DS", RegionReason.NOT_YAML, 13),
        ("rounds:\n", "rounds: 5\n    unrounds:\n", RegionReason.UNKNOWN_FIELD, 14),
    ],
)
def test_what_is_wrong_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, reason: RegionReason, line: int
) -> None:
    assert old in GOOD
    outcome = load(tmp_path, GOOD.replace(old, new, 1))
    assert isinstance(outcome, Refusal)
    assert (outcome.code, outcome.params["line"]) == (reason, line)
    words = yaml.safe_load((RESOURCES / "i18n/messages/region.yaml").read_text(encoding="utf-8"))
    assert all(text.format(**outcome.params) for text in words[reason.value].values())


@pytest.mark.parametrize("text", ["", "5", "[1, 2]", "areas: 5", "areas: [1]"])
def test_another_shape_is_refused(tmp_path: Path, text: str) -> None:
    outcome = load(tmp_path, text)
    assert isinstance(outcome, Refusal)
    assert outcome.code == RegionReason.WRONG_SHAPE


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    missing = Refusal(RegionReason.UNREADABLE, {"file": "none.yaml"})
    assert read(tmp_path / "none.yaml", b"rk", TODAY) == missing
    broken = tmp_path / "cp1251.yaml"
    broken.write_bytes("areas: Курск".encode("cp1251"))
    assert read(broken, b"rk", TODAY) == Refusal(RegionReason.UNREADABLE, {"file": "cp1251.yaml"})
    deep = load(tmp_path, "[" * 20_000)
    assert isinstance(deep, Refusal)


def test_every_reason_has_words() -> None:
    file = RESOURCES / "i18n" / "messages" / "region.yaml"
    words = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert set(words) == {reason.value for reason in RegionReason}
    assert all(set(each) == {"en", "ru"} for each in words.values())


def test_a_form_may_be_for_chosen_areas(tmp_path: Path) -> None:
    region = load(tmp_path, GOOD + "forms:\n  - {file: visit.xlsx, areas: [B]}\n")
    assert isinstance(region, Region)
    assert [(form.path.name, form.areas) for form in region.forms] == [("visit.xlsx", ("B",))]
    wrong = load(tmp_path, GOOD + "forms:\n  - {file: visit.xlsx, areas: [C]}\n")
    assert isinstance(wrong, Refusal) and wrong.code is RegionReason.UNKNOWN_CODE
