"""The position of a site: its bounds, and sites from before there was one."""

import pytest

from fieldkit.errors import Refusal
from fieldkit.journal.codec import decode, encode
from fieldkit.records.record import fields_of
from fieldkit.records.registry import build, validate_fields
from fieldkit.records.site import Site

ID = bytes(range(16))
SITE: dict[str, object] = {
    "code": "TAC-01",
    "area": ID,
    "kind": "tac",
    "name_ru": "ПВР № 1",
    "name_en": "TAC No. 1",
}


def test_a_site_without_a_position_stays_as_it_was() -> None:
    """The bytes that a directory signed before there were positions, hashed and read again."""
    before = encode(SITE)
    site = build("site", ID, decode(before))
    assert isinstance(site, Site)
    assert site.position is None
    assert encode(fields_of(site)) == before


def test_a_position_travels_unchanged() -> None:
    at = {"latitude": 51.7304, "longitude": -36.1926, "accuracy": 12.5}
    site = build("site", ID, decode(encode({**SITE, "position": at})))
    assert isinstance(site, Site)
    assert site.position == at
    assert decode(encode(fields_of(site)))["position"] == at


def test_whole_degrees_are_numbers_too() -> None:
    site = build("site", ID, {**SITE, "position": {"latitude": -90, "longitude": 180}})
    assert isinstance(site, Site), site
    assert site.position == {"latitude": -90.0, "longitude": 180.0}


@pytest.mark.parametrize(
    ("position", "field"),
    [
        ({"latitude": 90.001, "longitude": 36.2}, "position.latitude"),
        ({"latitude": 51.7, "longitude": -180.5}, "position.longitude"),
        ({"latitude": float("nan"), "longitude": 36.2}, "position.latitude"),
        ({"latitude": 51.7, "longitude": 36.2, "accuracy": -1}, "position.accuracy"),
        ({"latitude": 51.7}, "position.longitude"),
        ({"latitude": "51.7", "longitude": 36.2}, "position.latitude"),
        ({"latitude": True, "longitude": 36.2}, "position.latitude"),
    ],
)
def test_what_is_no_place_on_earth_is_refused(position: object, field: str) -> None:
    refused = validate_fields("site", {**SITE, "position": position})
    assert isinstance(refused, Refusal)
    assert refused.params["field"] == field
