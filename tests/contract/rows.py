"""Rows to put into stores, plainly invented."""

from typing import Any

from fieldkit.journal.entry import Entry, Form
from fieldkit.journal.log import LogName
from fieldkit.journal.repository import EntryRow, LogRow, Placement, RecordRow
from fieldkit.journal.segment import Checkpoint
from fieldkit.journal.state import Fact, Register

TAG = b"8bytetag"
AREA = b"area of the test"
NAME = LogName(b"device of a test", b"incarn-1", 1)


def identity(number: int) -> bytes:
    return number.to_bytes(16, "big")


def log(number: int, **changes: Any) -> LogRow:
    fields: dict[str, Any] = {"name": NAME, "tag": TAG, "seq": 3, "head": b"h" * 32}
    return LogRow(number, **{**fields, **changes})


def entry(log: int, seq: int, record: int = 1, status: str = "", payload: bytes = b"p") -> EntryRow:
    held = Entry(Form.OPEN, b"header", payload)
    return EntryRow(
        log, seq, seq.to_bytes(32, "big"), "person", identity(record), AREA, held, status
    )


def bare(log: int, seq: int) -> EntryRow:
    return EntryRow(
        log, seq, seq.to_bytes(32, "big"), "", b"", b"", Entry(Form.BARE, b"", b"d" * 32)
    )


def checkpoint(seq: int) -> Checkpoint:
    return Checkpoint(seq, identity(7), b"d" * 64, b"u" * 64)


def person(number: int, household: int = 1, **changes: Any) -> RecordRow:
    fields: dict[str, Any] = {
        "state": Register({TAG: number}).pack(),
        "root": identity(household),
        "listed": True,
        "values": {
            "household": identity(household),
            "family_name": "Вымыслова",
            "given_name": "Анна",
            "sex": "f",
            "birth_date": "1984-09-05",
            "specific_needs": ["OP"],
        },
    }
    return RecordRow("person", identity(number), **{**fields, **changes})


def household(number: int, **changes: Any) -> RecordRow:
    fields: dict[str, Any] = {
        "state": Register({TAG: number}).pack(),
        "root": identity(number),
        "listed": True,
        "values": {"area": AREA, "site": identity(99)},
    }
    return RecordRow("household", identity(number), **{**fields, **changes})


def void(number: int, fact: int) -> RecordRow:
    values = {"fact": identity(fact), "reason": "mistake", "goods_returned": False}
    state = Fact(TAG, number, 1_750_000_000_000 << 16, identity(7), AREA, values)
    return RecordRow("void", identity(number), state.pack(), listed=True, values=values)


def placement(area: bytes, record: int, position: int, here: bool = True) -> Placement:
    return Placement(area, "person", identity(record), position, here)
