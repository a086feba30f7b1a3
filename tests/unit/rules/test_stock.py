"""Stock between places, and custody of serials."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rules_world import HOME, SITE, handed, identify, round_of, void_of

from fieldkit.errors import Refusal
from fieldkit.records.lines import range_size
from fieldkit.records.round import Per
from fieldkit.records.stock_movement import Movement, StockMovement
from fieldkit.rules.reasons import StockRule
from fieldkit.rules.stock import (
    Custody,
    Held,
    Issued,
    Moved,
    NotInBooks,
    OnTheWay,
    WrittenOff,
    balances,
    check_leaving,
    custody,
    serials_of,
)

STORE = identify(31)
ROUND = round_of(("SOAP", 2, Per.PERSON))
RANGE = {"first": "AV0098", "last": "AV0102"}


def move(movement: str, lines: Sequence[dict[str, Any]], number: int = 1, **fields: Any) -> Moved:
    base: dict[str, Any] = {"id": identify(number), "movement": movement, "lines": list(lines)}
    defaults: dict[str, dict[str, Any]] = {
        Movement.RECEIVE: {"to_place": STORE},
        Movement.SEND: {"from_place": STORE, "to_place": SITE, "waybill": "W1"},
        Movement.ARRIVE: {"to_place": SITE, "waybill": "W1"},
        Movement.COUNT: {"to_place": STORE},
        Movement.WRITE_OFF: {"from_place": STORE, "reason": "wet"},
    }
    return Moved(StockMovement(**{**base, **defaults[movement], **fields}), number)


def soap(quantity: int, **fields: Any) -> dict[str, Any]:
    return {"item": "SOAP", "quantity": quantity, **fields}


def test_the_books_add_up_from_delivery_to_hand_out() -> None:
    moves = [
        move("receive", [soap(100)]),
        move("send", [soap(40)]),
        move("arrive", [soap(38)]),
        move("write_off", [soap(5)]),
        move("count", [soap(53, expected=55)]),
    ]
    given_out = [
        handed(1, [("SOAP", 6)], round_=ROUND),
        handed(2, [("SOAP", 4)], round_=ROUND, void=void_of(2)),
        handed(3, [("SOAP", 3)], round_=ROUND, void=void_of(3, returned=False)),
    ]
    books = balances([each.movement for each in moves], given_out)
    assert books.held[STORE, "SOAP"] == 100 - 40 - 5 - 2
    assert books.held[SITE, "SOAP"] == 38 - 6 - 3
    assert books.on_the_way["W1", "SOAP"] == 2


@given(
    st.lists(st.tuples(st.sampled_from(list(Movement)), st.integers(1, 50)), max_size=8), st.data()
)
def test_the_books_do_not_depend_on_order_and_lose_nothing(
    acts: list[tuple[Movement, int]], data: st.DataObject
) -> None:
    moves = [move(kind, [soap(quantity)]).movement for kind, quantity in acts]
    books = balances(moves, [])
    mixed = balances(data.draw(st.permutations(moves)), [])
    assert mixed.held == books.held
    assert mixed.on_the_way == books.on_the_way
    came = sum(
        quantity for kind, quantity in acts if kind in (Movement.RECEIVE, Movement.COUNT)
    ) - sum(quantity for kind, quantity in acts if kind is Movement.WRITE_OFF)
    assert books.held.total() + books.on_the_way.total() == came


def test_custody_follows_the_latest_act() -> None:
    ranged = {"item": "SOAP", "quantity": 5, "ranges": [RANGE]}
    moves = [
        move("receive", [ranged], 1),
        move("send", [soap(1, serials=["AV0100"])], 2),
        move("arrive", [soap(1, serials=["AV0100"])], 3),
    ]
    serials = {"SOAP": ["AV0100"]}
    out = handed(9, [("SOAP", 1)], round_=ROUND, at_ms=4, serials=serials)

    def after(count: int, *receipts: Any) -> Custody:
        return custody("SOAP", "AV0100", moves[count - 1 :: -1] if count else [], receipts)

    assert after(0) == NotInBooks()
    assert after(1) == Held(STORE)
    assert after(2) == OnTheWay("W1")
    assert after(3) == Held(SITE)
    assert after(3, out) == Issued(HOME, identify(9))
    assert after(3, replace(out, void=void_of(9))) == Held(SITE)
    assert after(3, replace(out, void=void_of(9, returned=False))) == Issued(HOME, identify(9))
    gone = move("write_off", [soap(1, serials=["AV0100"])], 5, from_place=SITE)
    assert custody("SOAP", "AV0100", [*moves, gone], [out]) == WrittenOff(SITE)
    assert custody("SOAP", "AV0103", moves, []) == NotInBooks()
    assert custody("TEA", "AV0100", moves, []) == NotInBooks()


def test_a_range_is_written_out_with_its_noughts() -> None:
    line: Any = {"item": "SOAP", "quantity": 6, "ranges": [RANGE], "serials": ["X1"]}
    assert list(serials_of(line)) == ["X1", "AV0098", "AV0099", "AV0100", "AV0101", "AV0102"]


@pytest.mark.parametrize(
    ("first", "last", "size"),
    [
        ("AV001", "AV010", 10),
        ("7", "7", 1),
        ("AV2", "AV1", None),
        ("AV01", "AW02", None),
        ("AV9", "AV10", None),
        ("AV", "AV", None),
    ],
)
def test_a_range_needs_ends_of_one_kind(first: str, last: str, size: int | None) -> None:
    assert range_size({"first": first, "last": last}) == size


@pytest.mark.parametrize(
    ("quantity", "serials", "found", "reason"),
    [
        (2, ["1", "2"], Held(STORE), None),
        (3, ["1", "2", "3"], Held(STORE), None),
        (4, ["1", "2", "3", "4"], Held(STORE), StockRule.NOT_ENOUGH),
        (2, ["1"], Held(STORE), StockRule.SERIALS_NEEDED),
        (2, [], Held(STORE), StockRule.SERIALS_NEEDED),
        (1, ["1"], Held(SITE), StockRule.SERIAL_NOT_HERE),
        (1, ["1"], OnTheWay("W1"), StockRule.SERIAL_ON_THE_WAY),
        (1, ["1"], Issued(HOME, HOME), StockRule.SERIAL_ISSUED),
        (1, ["1"], WrittenOff(STORE), StockRule.SERIAL_WRITTEN_OFF),
        (1, ["1"], NotInBooks(), StockRule.SERIAL_UNKNOWN),
    ],
)
def test_what_may_leave_a_place(
    quantity: int, serials: list[str], found: Custody, reason: StockRule | None
) -> None:
    lines: Any = [soap(quantity, serials=serials)]
    outcome = check_leaving(
        STORE, lines, {(STORE, "SOAP"): 3}, frozenset({"SOAP"}), lambda item, serial: found
    )
    assert (outcome.code if isinstance(outcome, Refusal) else None) == reason


def test_lines_of_one_item_count_together_and_short_stock_is_named() -> None:
    lines: Any = [soap(2), soap(2)]
    outcome = check_leaving(
        STORE, lines, {(STORE, "SOAP"): 3}, frozenset(), lambda item, serial: NotInBooks()
    )
    params = {"item": "SOAP", "quantity": 4, "held": 3}
    assert outcome == Refusal(StockRule.NOT_ENOUGH, params)
