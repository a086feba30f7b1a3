"""Serials and ranges of serials in lines of goods."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.errors import Refusal
from fieldkit.records.lines import check_lines, in_range, range_size, split_serial
from fieldkit.records.reasons import RecordReason


def line(item: str, serials: list[str], *ranges: tuple[int, int]) -> Any:
    spans = [{"first": f"AV{first:04}", "last": f"AV{last:04}"} for first, last in ranges]
    quantity = len(serials) + sum(last - first + 1 for first, last in ranges)
    return {"item": item, "quantity": quantity, "serials": serials, "ranges": spans}


def test_one_number_of_two_items_is_not_twice() -> None:
    assert check_lines([line("A", ["AV0001"]), line("B", ["AV0001"])]) is None


@pytest.mark.parametrize("serial", ["AV0005", "AV0009"])
def test_a_serial_inside_a_range_of_another_line_is_twice(serial: str) -> None:
    outcome = check_lines([line("A", [serial]), line("A", [], (5, 9))])
    assert isinstance(outcome, Refusal)
    assert outcome.code == RecordReason.DUPLICATE_SERIAL


def test_noughts_before_make_another_serial() -> None:
    assert check_lines([line("A", ["AV01", "AV001", "AV1"])]) is None


def test_serials_without_digits_are_compared_as_they_are() -> None:
    assert check_lines([line("A", ["x", "y"])]) is None
    outcome = check_lines([line("A", ["x", "x"])])
    assert outcome == Refusal(RecordReason.DUPLICATE_SERIAL, {"serial": "x"})


RANGES = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 12)).map(lambda pair: (pair[0], sum(pair))),
    max_size=6,
)
SERIALS = st.lists(st.integers(0, 80).map(lambda number: f"AV{number:04}"), max_size=6)


@given(RANGES, SERIALS)
def test_a_serial_is_twice_exactly_if_counting_says_so(
    ranges: list[tuple[int, int]], serials: list[str]
) -> None:
    named = [int(serial[2:]) for serial in serials]
    for first, last in ranges:
        named += range(first, last + 1)
    twice = len(set(named)) < len(named)
    lines = [line("A", serials), *(line("A", [], each) for each in ranges)]
    lines = [each for each in lines if each["quantity"]]
    assert (check_lines(lines) is not None) == twice


@given(st.integers(0, 200), st.integers(0, 150), st.integers(0, 150))
def test_a_serial_is_in_a_range_by_its_number(number: int, first: int, last: int) -> None:
    span: Any = line("A", [], (first, last))["ranges"][0]
    assert in_range(f"AV{number:04}", span) == (first <= number <= last)
    assert range_size(span) == (last - first + 1 if last >= first else None)


@given(st.text(max_size=25))
def test_any_text_may_be_looked_at_as_a_serial(text: str) -> None:
    parts = split_serial(text)
    if parts is not None:
        letters, number, digits = parts
        assert letters + f"{number:0{digits}}" == text
