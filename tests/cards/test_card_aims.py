"""What reading must reach, on labelled pictures and on showings of our own cards."""

import json
import statistics
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from card_forgeries import ORGANISATION, TRUSTED, good_text
from card_showings import conditions, frames, rasterised

from fieldkit.cards.decode import decode
from fieldkit.cards.images import open_image
from fieldkit.cards.keys import CardKeys
from fieldkit.cards.payload import CardPayload, parse
from fieldkit.cards.picture import Grey
from fieldkit.cards.showing import read_showing
from fieldkit.errors import Refusal
from fieldkit.hq.seeded import Seeded

PICTURES = Path(__file__).resolve().parents[2] / "../shared/data/qr"
KEYS = CardKeys(ORGANISATION, TRUSTED)
SHOWINGS = {"some": 60, "all": 200}
"""Of our own cards: with every run, and with `make faults`."""

needs_pictures = pytest.mark.skipif(
    not (PICTURES / "manifest.json").is_file(),
    reason="the labelled pictures (../shared/data/qr beside the repository) are not here",
)


def labelled(folder: str) -> list[dict[str, Any]]:
    manifest = json.loads((PICTURES / "manifest.json").read_text(encoding="utf-8"))
    return [entry for entry in manifest if entry["file"].startswith(folder + "/")]


def opened(entry: dict[str, Any]) -> Grey:
    image = open_image(PICTURES / entry["file"])
    assert not isinstance(image, Refusal)
    return image


def part_read(entries: Iterable[dict[str, Any]]) -> float:
    read = [
        any(code.text in entry["expect"] for code in decode(opened(entry))) for entry in entries
    ]
    return sum(read) / len(read)


@pytest.mark.slow
@pytest.mark.needs_data
@needs_pictures
@pytest.mark.parametrize(("folder", "aim"), [("photos", 0.88), ("frames", 0.68)])
def test_pictures_with_a_code_are_read(folder: str, aim: float) -> None:
    assert part_read(labelled(folder)) >= aim


@pytest.mark.slow
@pytest.mark.needs_data
@needs_pictures
def test_nothing_is_read_where_there_is_nothing() -> None:
    assert [entry["file"] for entry in labelled("empty") if decode(opened(entry))] == []


@pytest.mark.slow
@pytest.mark.needs_data
@needs_pictures
def test_good_and_worn_cards_of_the_labelled_showings_are_read() -> None:
    showings: dict[str, list[dict[str, Any]]] = {}
    for entry in labelled("presentations"):
        if entry["wear"] in ("good", "worn"):
            showings.setdefault(entry["presentation"], []).append(entry)
    needed = []
    for entries in showings.values():
        ordered = sorted(entries, key=lambda entry: entry["frame"])
        showing = read_showing(map(opened, ordered), None)
        assert showing.text in ordered[0]["expect"]
        needed.append(showing.frame)
    assert statistics.median(needed) <= 1


@cache
def own_cards(count: int) -> list[CardPayload]:
    draw = Seeded(31, "showings")
    cards = [parse(good_text(draw)) for _ in range(count)]
    return [card for card in cards if isinstance(card, CardPayload)]


@pytest.mark.parametrize(
    "many",
    [pytest.param("some", marks=pytest.mark.slow), pytest.param("all", marks=pytest.mark.faults)],
)
def test_our_own_cards_are_read_as_themselves(tmp_path: Path, many: str) -> None:
    draw = Seeded(32, "showings")
    cards = own_cards(SHOWINGS[many])
    needed = []
    for number, (card, paper) in enumerate(zip(cards, rasterised(cards, tmp_path), strict=True)):
        how = conditions(draw, worn=number % 2 == 1)
        showing = read_showing(frames(paper, draw, how), KEYS)
        assert showing.text in (None, card.text())
        if showing.text is not None:
            needed.append(showing.frame)
    assert len(needed) >= 0.97 * len(cards)
    assert statistics.median(needed) <= 1
