"""Scanners that type, and people who type."""

import pytest
from cards_world import card
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.cards.wedge import GAP_MS, REPEAT_MS, STALL_MS, Outcome, Scanned, Typed, WedgeReader

TEXT = card().text()
LAYOUTS = {
    "digits": "1234567890",
    "Russian with Shift": '!"№;%:?*()',
    "English with Shift": "!@#$%^&*()",
    "French": "&é\"'(-è_çà",
    "French with Caps Lock": "&É\"'(-È_ÇÀ",
}


def typed_as(row: str, digits: str = TEXT) -> str:
    return "".join(row["1234567890".index(digit)] for digit in digits)


def play(reader: WedgeReader, characters: str, start: int = 1000, gap: int = 8) -> list[Outcome]:
    outcomes: list[Outcome] = []
    for number, character in enumerate(characters):
        outcomes += reader.feed(character, start + number * gap)
    return outcomes


def text_of(outcomes: list[Outcome]) -> str:
    return "".join(each.characters for each in outcomes if isinstance(each, Typed))


@pytest.mark.parametrize("row", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("ending", ["", "\r", "\t", "\r\n"])
def test_a_card_is_recognised_in_every_layout_and_nothing_is_typed(row: str, ending: str) -> None:
    reader = WedgeReader()
    outcomes = play(reader, typed_as(row) + ending)
    outcomes += reader.tick(100_000)
    assert [each for each in outcomes if isinstance(each, Scanned)] == [Scanned(TEXT)]
    assert text_of(outcomes) in ("", "\n")


@pytest.mark.parametrize("gap", [0, 1, 20, GAP_MS])
def test_slow_and_fast_scanners(gap: int) -> None:
    assert play(WedgeReader(), TEXT + "\r", gap=gap) == [Scanned(TEXT)]


def test_a_stall_in_full_flow_is_forgiven() -> None:
    reader = WedgeReader()
    outcomes = play(reader, TEXT[:100])
    outcomes += play(reader, TEXT[100:], start=1000 + 99 * 8 + STALL_MS)
    assert outcomes == [Scanned(TEXT)]


def test_a_scan_cut_short_is_still_a_scan_and_types_nothing() -> None:
    assert play(WedgeReader(), TEXT[:90] + "\r") == [Scanned(TEXT[:90])]
    reader = WedgeReader()
    assert play(reader, TEXT[:90]) == []
    assert reader.tick(1000 + 89 * 8 + STALL_MS) == []
    assert reader.tick(1000 + 89 * 8 + STALL_MS + 1) == [Scanned(TEXT[:90])]


def test_two_scans_in_a_row_are_two() -> None:
    other = card(2).text()
    both = [Scanned(TEXT), Scanned(other)]
    assert play(WedgeReader(), TEXT + "\r" + other + "\r") == both
    assert play(WedgeReader(), TEXT + other) == both


def test_enter_pressed_later_is_a_persons() -> None:
    reader = WedgeReader()
    play(reader, TEXT)
    assert reader.feed("\r", 1000 + 205 * 8 + STALL_MS + 1) == [Typed("\r")]


def test_a_person_types_a_number_that_begins_like_a_card() -> None:
    reader = WedgeReader()
    outcomes: list[Outcome] = []
    for number, character in enumerate(TEXT[:30]):
        outcomes += reader.feed(character, 120 * number)
        outcomes += reader.tick(120 * number + GAP_MS + 1)
    assert all(isinstance(each, Typed) for each in outcomes)
    assert text_of(outcomes) == TEXT[:30]


def test_a_key_held_down_is_a_persons() -> None:
    reader = WedgeReader()
    outcomes = play(reader, "0" * 300, gap=30)
    outcomes += reader.tick(100_000)
    assert text_of(outcomes) == "0" * 300


def test_letters_are_never_held_back() -> None:
    reader = WedgeReader()
    assert reader.feed("И", 0) == [Typed("И")]
    assert reader.feed("5", 10) == [Typed("5")]


def test_a_held_nought_is_released_in_time() -> None:
    reader = WedgeReader()
    assert reader.feed("0", 1000) == []
    assert reader.tick(1000 + GAP_MS) == []
    assert reader.tick(1000 + GAP_MS + 1) == [Typed("0")]


def test_with_a_prefix_any_code_is_a_scan() -> None:
    reader = WedgeReader(prefix="~")
    assert play(reader, "~https://example.org/1\r") == [Scanned("https://example.org/1")]
    assert play(reader, "~" + typed_as(LAYOUTS["English with Shift"]) + "\r", start=9000) == [
        Scanned(TEXT)
    ]
    assert play(reader, "5") + reader.tick(99_000) == [Typed("5")]


@given(
    st.lists(
        st.tuples(st.sampled_from("0123456789)!абвгд \r\t"), st.integers(0, 400), st.booleans()),
        max_size=60,
    )
)
def test_no_key_is_lost_and_none_comes_twice(strokes: list[tuple[str, int, bool]]) -> None:
    reader = WedgeReader()
    now, outcomes = 1000, list[Outcome]()
    for character, pause, tick in strokes:
        now += pause
        if tick:
            outcomes += reader.tick(now)
        outcomes += reader.feed(character, now)
    outcomes += reader.tick(now + 1000)
    if not any(isinstance(each, Scanned) for each in outcomes):
        assert text_of(outcomes) == "".join(character for character, _, _ in strokes)


@given(st.lists(st.integers(60, 900), min_size=1, max_size=250), st.text("0123", min_size=250))
def test_a_person_is_never_taken_for_a_scanner(pauses: list[int], keys: str) -> None:
    reader = WedgeReader()
    now, outcomes = 0, list[Outcome]()
    for pause, key in zip(pauses, "00" + keys, strict=False):
        now += pause
        outcomes += reader.feed(key, now)
    outcomes += reader.tick(now + 1000)
    assert not any(isinstance(each, Scanned) for each in outcomes)


def test_the_same_card_again_within_two_seconds_is_no_second_scan() -> None:
    reader, other = WedgeReader(), card(2).text()
    length = (len(TEXT) - 1) * 8
    first = 1000 + length
    assert play(reader, TEXT) == [Scanned(TEXT)]
    assert play(reader, TEXT, start=first + REPEAT_MS - 1) == [Scanned(TEXT, again=True)]
    second = first + REPEAT_MS - 1 + length
    assert play(reader, other, start=second + 100) == [Scanned(other)]
    third = second + 100 + length
    assert play(reader, TEXT, start=third + 100) == [Scanned(TEXT)]
    fourth = third + 100 + length
    assert play(reader, TEXT, start=fourth + REPEAT_MS) == [Scanned(TEXT)]


def test_the_same_card_after_something_was_typed_is_a_second_scan() -> None:
    """Handed over with Enter, then shown again to be sure: another showing, however soon."""
    reader, length = WedgeReader(), (len(TEXT) - 1) * 8
    assert play(reader, TEXT + "\r\n")[0] == Scanned(TEXT)
    entered = 1000 + length + STALL_MS + 50
    assert text_of(reader.feed("\r", entered)) == "\r"
    assert play(reader, TEXT, start=entered + 400) == [Scanned(TEXT)]


def test_what_ends_a_scan_is_nothing_typed_between() -> None:
    reader, length = WedgeReader(), (len(TEXT) - 1) * 8
    assert play(reader, TEXT + "\r\n")[0] == Scanned(TEXT)
    assert play(reader, TEXT, start=1000 + length + 100) == [Scanned(TEXT, again=True)]
