"""The words beside a symbol: whatever they are, they stay on their card."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics

from fieldkit.cards.face_words import face_lines
from fieldkit.cards.fonts import embed_cyrillic_font

WIDTH, HEIGHT = 34.0, 47.0
SHORT, NAME = "Проба", "Выдуманова Ольга Примеровна"
LONG = (
    "Примерное областное отделение Общероссийской общественной организации «Проба», "
    "программа «Основные товары»"
)
words = st.text(alphabet="абвгдежзъыьэюяЁЩё -№«»W", max_size=160)


@pytest.fixture(scope="module")
def font() -> str:
    found = embed_cyrillic_font()
    assert found is not None
    return found


def test_short_words_stand_at_full_size(font: str) -> None:
    lines = face_lines(SHORT, NAME, font, WIDTH, HEIGHT)
    assert [(line.text, line.size) for line in lines] == [
        (SHORT, 9.0),
        ("Выдуманова", 11.0),
        ("Ольга", 11.0),
        ("Примеровна", 11.0),
    ]
    assert face_lines("", "", font, WIDTH, HEIGHT) == ()


def test_a_long_name_parts_at_its_hyphen_and_is_never_cut(font: str) -> None:
    name = "Константинопольская-Преображенская Александра-Мария Константиновна"
    lines = face_lines(LONG, name, font, WIDTH, HEIGHT)
    told = " ".join(line.text for line in lines).replace("- ", "-")
    assert told == f"{LONG} {name}"
    assert any(line.text == "Преображенская" for line in lines)


def test_a_title_beyond_all_measure_is_cut_before_the_name(font: str) -> None:
    lines = face_lines(" ".join([LONG] * 6), NAME, font, WIDTH, HEIGHT)
    assert any(line.text.endswith("…") for line in lines)
    assert " ".join(line.text for line in lines).endswith(NAME)


@settings(max_examples=60)
@given(words, words)
def test_nothing_leaves_the_box(font: str, title: str, name: str) -> None:
    for line in face_lines(title, name, font, WIDTH, HEIGHT):
        width = pdfmetrics.stringWidth(line.text.rstrip("…"), font, line.size) / mm
        assert width <= WIDTH + 0.01
        assert 0 < line.down <= HEIGHT and line.size >= 5.3
