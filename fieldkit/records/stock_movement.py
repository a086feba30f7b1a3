"""A movement of stock between places, or over the edge of the books."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from sqlmodel import JSON, Field, String

from fieldkit.errors import Refusal
from fieldkit.records.fields import CodeText, Id, Line, Loose
from fieldkit.records.lines import MovedLine, check_lines, lines_of
from fieldkit.records.reasons import RecordReason
from fieldkit.records.record import Record


class Movement(StrEnum):
    """What moves: into the books (receive), onto a waybill (send), off it (arrive), by the
    difference found (count), out of the books (write_off).
    """

    RECEIVE = "receive"
    SEND = "send"
    ARRIVE = "arrive"
    COUNT = "count"
    WRITE_OFF = "write_off"


# Which place must be named: where goods leave from, where they come to, and the waybill.
_NEEDED = {
    Movement.RECEIVE: ("to_place",),
    Movement.SEND: ("from_place", "to_place", "waybill"),
    Movement.ARRIVE: ("to_place", "waybill"),
    Movement.COUNT: ("to_place",),
    Movement.WRITE_OFF: ("from_place", "reason"),
}


class StockMovement(Record):
    """A fact. Places are sites' ids; everything that leaves a store leaves on a waybill."""

    movement: Annotated[Movement, Loose] = Field(sa_type=String)
    from_place: Id | None = None
    to_place: Id | None = None
    waybill: CodeText | None = None
    lines: list[MovedLine] = Field(sa_type=JSON)
    reason: Line | None = None

    @classmethod
    def sense(cls, fields: Mapping[str, object]) -> Refusal | None:
        """Refuses a movement of nothing, without its places, or with serials that do not add up.

        Nought is a quantity in a count alone.
        """
        movement, lines = Movement(str(fields["movement"])), lines_of(fields)
        if not lines:
            return Refusal(RecordReason.NO_LINES)
        for name in _NEEDED[movement]:
            if not fields.get(name):
                return Refusal(RecordReason.PLACE_MISSING, {"field": name})
        if movement != Movement.COUNT and any(line["quantity"] < 1 for line in lines):
            return Refusal(RecordReason.NOT_POSITIVE, {"field": "quantity"})
        return check_lines(lines)
