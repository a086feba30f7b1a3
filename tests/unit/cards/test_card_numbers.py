"""Serials, and the short number that people type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.cards.numbers import (
    LAST_NUMBER,
    check_digit,
    read_short_number,
    running_number,
    serial_of,
    short_number,
)
from fieldkit.cards.reasons import NumberReason
from fieldkit.errors import Refusal

numbers = st.integers(1, LAST_NUMBER)


def test_the_check_digit_is_damms() -> None:
    assert check_digit("572") == 4
    assert check_digit("5724") == 0


def test_the_short_number_as_printed() -> None:
    assert short_number(serial_of(bytes(8), 1234)) == "000 001 234 0"


@given(numbers)
def test_typing_a_short_number_gives_the_running_number(number: int) -> None:
    serial = serial_of(b"anything", number)
    printed = short_number(serial)
    assert running_number(serial) == number
    assert read_short_number(printed) == number
    assert read_short_number(printed.replace(" ", "").lstrip("0")) == number
    assert read_short_number(printed.replace(" ", "-")) == number


@given(numbers, st.integers(0, 9), st.integers(1, 9))
def test_any_wrong_digit_is_noticed(number: int, place: int, shift: int) -> None:
    digits = list(short_number(serial_of(bytes(8), number)).replace(" ", ""))
    digits[place] = str((int(digits[place]) + shift) % 10)
    assert isinstance(read_short_number("".join(digits)), Refusal)


@given(numbers, st.integers(0, 8))
def test_any_two_swapped_neighbours_are_noticed(number: int, place: int) -> None:
    digits = list(short_number(serial_of(bytes(8), number)).replace(" ", ""))
    digits[place], digits[place + 1] = digits[place + 1], digits[place]
    outcome = read_short_number("".join(digits))
    same = digits[place] == digits[place + 1]
    assert outcome == number if same else isinstance(outcome, Refusal)


@pytest.mark.parametrize("typed", ["", "0", "abc", "12345678901", "12 34 5x", "٣٤٥", "-", "00"])
def test_what_is_no_number(typed: str) -> None:
    assert read_short_number(typed) == Refusal(NumberReason.NOT_A_NUMBER)


def test_a_mistyped_digit_has_its_own_reason() -> None:
    assert read_short_number("12341") == Refusal(NumberReason.CHECK_DIGIT)


@pytest.mark.parametrize("number", [0, LAST_NUMBER + 1])
def test_numbers_out_of_range_are_faults(number: int) -> None:
    with pytest.raises(ValueError, match="serial"):
        serial_of(bytes(8), number)
