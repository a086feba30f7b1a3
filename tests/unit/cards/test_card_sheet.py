"""Printing: where cards lie, and that what comes off the paper is what was signed."""

from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from cards_world import card

from fieldkit.cards import sheet as sheet_module
from fieldkit.cards.decode import decode
from fieldkit.cards.layout import (
    CARD_HEIGHT,
    CARD_WIDTH,
    EIGHT_TO_A_PAGE,
    LAYOUTS,
    SINGLE_CARDS,
    TEN_TO_A_PAGE,
    Layout,
)
from fieldkit.cards.picture import Grey
from fieldkit.cards.reasons import PrintReason
from fieldkit.cards.sheet import CardFace, Printed, SheetOptions, print_sheet
from fieldkit.cards.symbol import MODULES, dark_runs, symbol
from fieldkit.errors import Refusal

DPI = 150
PIXELS = DPI / 25.4


def faces(count: int) -> list[CardFace]:
    return [CardFace(card(number)) for number in range(1, count + 1)]


def pages(path: Path) -> list[Grey]:
    document = pypdfium2.PdfDocument(path)
    return [
        np.array(page.render(scale=DPI / 72).to_pil().convert("L"), np.uint8) for page in document
    ]


def cut_out(page: Grey, layout: Layout, place: int, *, back: bool = False) -> Grey:
    left, bottom = layout.corner(place, back=back)
    top = layout.page_height - bottom - CARD_HEIGHT
    rows = slice(round(top * PIXELS), round((top + CARD_HEIGHT) * PIXELS))
    columns = slice(round(left * PIXELS), round((left + CARD_WIDTH) * PIXELS))
    return np.ascontiguousarray(page[rows, columns])


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_cards_stay_on_the_page_and_apart(layout: Layout) -> None:
    corners = [layout.corner(place) for place in range(layout.per_page)]
    assert len(set(corners)) == layout.per_page
    for left, bottom in corners:
        assert left >= 0
        assert bottom >= 0
        assert left + CARD_WIDTH <= layout.page_width + 1e-9
        assert bottom + CARD_HEIGHT <= layout.page_height + 1e-9
    assert layout.per_page in (1, 8, 10)


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_each_back_lies_behind_its_front(layout: Layout) -> None:
    for place in range(layout.per_page):
        front, back = layout.corner(place), layout.corner(place, back=True)
        assert back[0] + CARD_WIDTH == pytest.approx(layout.page_width - front[0])
        assert back[1] == front[1]


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_every_card_reads_in_its_place_on_both_sides(layout: Layout, tmp_path: Path) -> None:
    cards = faces(layout.per_page)
    options = SheetOptions(layout=layout, both_sides=True, title="Площадка")
    assert print_sheet(cards, tmp_path / "a.pdf", options) == Printed(len(cards), 1, 2)
    front, back = pages(tmp_path / "a.pdf")
    for place, face in enumerate(cards):
        for page, is_back in ((front, False), (back, True)):
            codes = decode(cut_out(page, layout, place, back=is_back))
            assert [code.text for code in codes] == [face.payload.text()]


def test_the_symbol_is_forty_millimetres_with_its_quiet_zone(tmp_path: Path) -> None:
    print_sheet(faces(1), tmp_path / "a.pdf", SheetOptions(layout=SINGLE_CARDS))
    (page,) = pages(tmp_path / "a.pdf")
    module = 40 * PIXELS / MODULES
    code = decode(page)[0]
    xs, ys = [x for x, _ in code.corners], [y for _, y in code.corners]
    assert max(xs) - min(xs) == pytest.approx(40 * PIXELS, abs=3)
    assert max(ys) - min(ys) == pytest.approx(40 * PIXELS, abs=3)
    quiet = round(4 * module) - 2
    left, right, top, bottom = min(xs) - 2, max(xs) + 3, min(ys) - 2, max(ys) + 3
    rim = page[max(0, top - quiet) : bottom + quiet, max(0, left - quiet) : right + quiet].copy()
    rim[quiet:-quiet, quiet:-quiet] = 255
    assert rim.min() > 200


def test_the_symbol_is_version_7_with_nothing_left_out() -> None:
    modules = symbol(card().text())
    assert len(modules) == 45
    painted = {
        (row, c)
        for column, row, length in dark_runs(modules)
        for c in range(column, column + length)
    }
    assert painted == {(r, c) for r in range(45) for c in range(45) if modules[r][c]}


def test_a_spoiled_sheet_is_printed_again_alone(tmp_path: Path) -> None:
    cards = faces(12)
    assert print_sheet(cards, tmp_path / "a.pdf", SheetOptions(sheet=2)) == Printed(2, 1, 1)
    (page,) = pages(tmp_path / "a.pdf")
    assert {code.text for code in decode(page)} == {face.payload.text() for face in cards[10:]}


def test_names_and_numbers_only_where_wanted(tmp_path: Path) -> None:
    named = [CardFace(card(), name="Ёлкина Щука Ъефимовна")]

    def words(options: SheetOptions, cards: list[CardFace]) -> str:
        print_sheet(cards, tmp_path / "a.pdf", options)
        return pypdfium2.PdfDocument(tmp_path / "a.pdf")[0].get_textpage().get_text_bounded()

    full = words(SheetOptions(title="Красный Крест"), named)
    assert "Ёлкина" in full
    assert "Крест" in full
    assert "000 000 001 3" in full
    bare = words(SheetOptions(layout=SINGLE_CARDS, short_numbers=False), faces(1))
    assert bare.strip() == ""


def test_the_cyrillic_font_travels_in_the_file(tmp_path: Path) -> None:
    print_sheet([CardFace(card(), name="Щ")], tmp_path / "a.pdf")
    assert b"/FontFile2" in (tmp_path / "a.pdf").read_bytes()


def test_the_same_cards_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        print_sheet(faces(3), tmp_path / name)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_progress_comes_sheet_by_sheet(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    options = SheetOptions(layout=EIGHT_TO_A_PAGE)
    print_sheet(
        faces(17), tmp_path / "a.pdf", options, lambda done, total: seen.append((done, total))
    )
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_cancelling_leaves_no_file(tmp_path: Path) -> None:
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 2

    options = SheetOptions(layout=TEN_TO_A_PAGE)
    outcome = print_sheet(faces(30), tmp_path / "a.pdf", options, cancelled=cancelled)
    assert outcome == Refusal(PrintReason.CANCELLED, {"done": 2, "total": 3})
    assert list(tmp_path.iterdir()) == []


def test_nothing_to_print(tmp_path: Path) -> None:
    assert print_sheet([], tmp_path / "a.pdf") == Refusal(PrintReason.NO_CARDS)
    outcome = print_sheet(faces(1), tmp_path / "a.pdf", SheetOptions(sheet=2))
    assert outcome == Refusal(PrintReason.NO_CARDS)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    outcome = print_sheet(faces(1), tmp_path / "missing" / "a.pdf")
    assert isinstance(outcome, Refusal)
    assert outcome.code == PrintReason.NOT_WRITTEN


def test_no_font_with_cyrillic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_module, "embed_cyrillic_font", lambda: None)
    assert print_sheet(faces(1), tmp_path / "a.pdf") == Refusal(PrintReason.NO_FONT)
