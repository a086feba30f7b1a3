"""What is typed, as the form keeps it, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.ui.widgets.typed_values import Typing, read_typed, shown_value

PLACES = [
    ("51.7304 36.1926", "51.7304 36.1926"),
    ("51,7304 36,1926", "51.7304 36.1926"),
    ("51.7304, 36.1926", "51.7304 36.1926"),
    ("51.7304,36.1926", "51.7304 36.1926"),
    ("51,7304,36,1926", "51.7304 36.1926"),
    ("51,7304; 36,1926", "51.7304 36.1926"),
    ("-33.9 151.2 40 8", "-33.9 151.2 40 8"),
    ("51°30′ N 36°15′ E", "51.5 36.25"),
    ("51°30′00″ с. ш. 36°15′00″ в. д.", "51.5 36.25"),
    ("N 51° 30', E 36° 15'", "51.5 36.25"),
    ("36°15′ в. д., 51°30′ с. ш.", "51.5 36.25"),
    ("33°54′ S 151°12′ E", "-33.9 151.2"),
    ("51.5° 36.25° 180 5", "51.5 36.25 180 5"),
]


@pytest.mark.parametrize(("typed", "kept"), PLACES)
def test_positions_in_common_notations(typed: str, kept: str) -> None:
    assert read_typed(Typing.PLACE, typed) == kept


@pytest.mark.parametrize(
    "typed", ["", "51.7", "Kursk", "91 10", "10 181", "0 0", "1 2 3 -4", "51° N", "1 2 3 4 5"]
)
def test_what_is_no_position(typed: str) -> None:
    assert read_typed(Typing.PLACE, typed) == ""


def test_an_area_comes_back_to_its_first_point() -> None:
    assert read_typed(Typing.AREA, "1 1\n2 2\n3 1") == "1 1;2 2;3 1;1 1"
    assert read_typed(Typing.AREA, "1 1\n2 2") == ""
    assert read_typed(Typing.PATH, "1 1\n2 2\n") == "1 1;2 2"
    assert read_typed(Typing.PATH, "1 1\nx") == ""


def test_thousands_are_read_as_they_are_shown() -> None:
    assert shown_value(Typing.WHOLE, "1234567", ".", ",") == "1,234,567"
    assert read_typed(Typing.WHOLE, "1,234,567", ",") == "1234567"
    assert shown_value(Typing.DECIMAL, "-1234.50", ",", "\xa0") == "-1\xa0234,5"
    assert read_typed(Typing.DECIMAL, "-1\xa0234,5", "\xa0") == "-1234.5"


@given(st.sampled_from(Typing), st.text(max_size=30))
def test_whatever_is_read_is_shown_and_read_again(typing: Typing, text: str) -> None:
    kept = read_typed(typing, text)
    again = read_typed(typing, shown_value(typing, kept))
    assert shown_value(typing, again) == shown_value(typing, kept)
