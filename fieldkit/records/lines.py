"""Lines of goods with their serial numbers, as receipts and stock movements have them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NotRequired, cast

from pydantic import with_config
from typing_extensions import TypedDict

from fieldkit.errors import Refusal
from fieldkit.records.fields import CodeText, Count, Quantity, SerialText
from fieldkit.records.reasons import RecordReason

_SERIAL = re.compile(r"(.*?)([0-9]{1,18})")
_KEPT_STRICT = with_config({"strict": True, "extra": "allow"})


@_KEPT_STRICT
class SerialRange(TypedDict):
    """Serials from first to last, both included: same letters before, digits of the same length."""

    first: SerialText
    last: SerialText


@_KEPT_STRICT
class GoodsLine(TypedDict):
    """So much of an item (its code), and for serialised items which."""

    item: CodeText
    quantity: Quantity
    serials: NotRequired[list[SerialText]]


@_KEPT_STRICT
class MovedLine(TypedDict):
    """A line of a stock movement. In a count `quantity` is what was found and `expected` what the
    books said to the one who counted: the count moves the difference, whatever is merged later.
    """

    item: CodeText
    quantity: Count
    expected: NotRequired[Count]
    serials: NotRequired[list[SerialText]]
    ranges: NotRequired[list[SerialRange]]


def split_serial(serial: str) -> tuple[str, int, int] | None:
    """Letters, number and count of digits of a serial that ends in digits (up to 18), or None."""
    match = _SERIAL.fullmatch(serial)
    return (match[1], int(match[2]), len(match[2])) if match else None


def range_size(span: SerialRange) -> int | None:
    """How many serials a range holds, or None where its ends do not belong together."""
    first, last = split_serial(span["first"]), split_serial(span["last"])
    if first is None or last is None or (first[0], first[2]) != (last[0], last[2]):
        return None
    return last[1] - first[1] + 1 if last[1] >= first[1] else None


def in_range(serial: str, span: SerialRange) -> bool:
    """Whether a serial lies in a range."""
    parts, first, last = (split_serial(each) for each in (serial, span["first"], span["last"]))
    if parts is None or first is None or last is None:
        return False
    return (parts[0], parts[2]) == (first[0], first[2]) and first[1] <= parts[1] <= last[1]


def lines_of(fields: Mapping[str, object]) -> Sequence[MovedLine]:
    """The lines in a record's fields; of a receipt's, those without ranges."""
    return cast(Sequence[MovedLine], fields.get("lines", ()))


def check_lines(lines: Iterable[MovedLine]) -> Refusal | None:
    """Refuses a range that is none, a serial of an item given twice, and serials of another count
    than the line's quantity.
    """
    spans: list[_Span] = []
    for line in lines:
        held = len(line.get("serials", ()))
        for span in line.get("ranges", ()):
            size = range_size(span)
            if size is None:
                return Refusal(RecordReason.INVALID_RANGE, dict(span))
            held += size
        if held and held != line["quantity"]:
            params = {"item": line["item"], "quantity": line["quantity"], "serials": held}
            return Refusal(RecordReason.SERIALS_DIFFER, params)
        spans += _spans(line)
    return _check_twice(spans)


# Item, letters, count of digits, first and last number, and the first serial as it is written.
_Span = tuple[str, str, int, int, int, str]


def _spans(line: MovedLine) -> Iterator[_Span]:
    ends = [(serial, serial) for serial in line.get("serials", ())]
    ends += [(span["first"], span["last"]) for span in line.get("ranges", ())]
    for first, last in ends:
        letters, start, digits = split_serial(first) or (first, 0, 0)
        _, end, _ = split_serial(last) or (last, 0, 0)
        yield line["item"], letters, digits, start, end, first


def _check_twice(spans: list[_Span]) -> Refusal | None:
    spans.sort()
    for before, after in pairwise(spans):
        if before[:3] == after[:3] and after[3] <= before[4]:
            return Refusal(RecordReason.DUPLICATE_SERIAL, {"serial": after[5]})
    return None
