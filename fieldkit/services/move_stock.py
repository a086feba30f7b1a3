"""Moving stock: received, sent on a waybill, arrived, counted, written off."""

from collections.abc import Sequence
from dataclasses import dataclass

from fieldkit.errors import Refusal, RefusalError
from fieldkit.journal.replica import Replica
from fieldkit.records.lines import MovedLine, check_lines
from fieldkit.records.site import Site
from fieldkit.records.stock_movement import Movement
from fieldkit.records.user import Role
from fieldkit.rules.reasons import StockRule
from fieldkit.services.books import SiteBooks
from fieldkit.services.held import directory_one
from fieldkit.services.reasons import ServiceReason
from fieldkit.services.session import Change, Session, permit, put_fact, transact
from fieldkit.services.stock_checks import (
    check_arrival,
    check_leaving_site,
    check_new,
    check_send,
    sent_on,
)

ROLES = (Role.STOREKEEPER, Role.TEAM_LEAD)


@dataclass(frozen=True)
class Receive:
    """Goods come into the books at a place: a delivery from outside."""

    place: bytes
    lines: Sequence[MovedLine]


@dataclass(frozen=True)
class Send:
    """Goods leave a place for another, on a waybill with a number of its own."""

    place: bytes
    to: bytes
    waybill: str
    lines: Sequence[MovedLine]


@dataclass(frozen=True)
class Arrive:
    """What came of a waybill; what stays on it was lost on the way or is still to come."""

    place: bytes
    waybill: str
    lines: Sequence[MovedLine]


@dataclass(frozen=True)
class Count:
    """What was found at a place; the books' figure is noted beside it by the service."""

    place: bytes
    lines: Sequence[MovedLine]


@dataclass(frozen=True)
class WriteOff:
    """Goods leave the books: spoilt, lost, out of date; the reason is written down."""

    place: bytes
    reason: str
    lines: Sequence[MovedLine]


Move = Receive | Send | Arrive | Count | WriteOff


@dataclass(frozen=True)
class StockMoved:
    """A movement saved; `held`: units at the place after it, of each item that moved.

    `waybill_seen` is False where goods arrived on a waybill that this node has not heard of: its
    sender works in other areas, and headquarters joins the two.
    """

    movement: bytes
    held: dict[str, int]
    change: Change
    waybill_seen: bool = True


def move_stock(session: Session, move: Move) -> StockMoved | Refusal:
    """Writes one movement of any number of lines; serials singly or as ranges.

    Refuses an item or a place that the directory does not know; serialised goods without their
    serials; more than a place holds, or a serial that is elsewhere (send, write off); a serial that
    is in the books already (receive); a waybill's number used before (send), or less on the waybill
    than arrives.
    """
    return transact(session, lambda replica: _move(session, replica, move))


def _move(session: Session, replica: Replica, move: Move) -> StockMoved:
    permit(session, *ROLES)
    area = _site(replica, move.place).area
    books = SiteBooks(replica, move.place, bulk=True)
    _check_items(books, move)
    match move:
        case Receive():
            refuse(check_new(books, move.lines))
        case Send():
            _site(replica, move.to)
            refuse(check_send(books, move.waybill) or check_leaving_site(books, move.lines))
        case Arrive():
            refuse(check_arrival(books, move.waybill, move.lines))
        case Count():
            pass
        case WriteOff():
            refuse(check_leaving_site(books, move.lines))
    fields = _fields(books, move)
    movement, change = put_fact(session, replica, "stock_movement", area, fields)
    after = SiteBooks(replica, move.place)
    held = {line["item"]: after.held(line["item"]) for line in move.lines}
    seen = not isinstance(move, Arrive) or sent_on(books, move.waybill)
    return StockMoved(movement, held, change, seen)


def _fields(books: SiteBooks, move: Move) -> dict[str, object]:
    """The movement as the journal keeps it."""
    lines: list[MovedLine] = [{**line} for line in move.lines]
    match move:
        case Receive(place=place):
            where: dict[str, object] = {"movement": Movement.RECEIVE.value, "to_place": place}
        case Send(place=place, to=to, waybill=waybill):
            where = {"movement": Movement.SEND.value, "from_place": place, "to_place": to}
            where["waybill"] = waybill
        case Arrive(place=place, waybill=waybill):
            where = {"movement": Movement.ARRIVE.value, "to_place": place, "waybill": waybill}
        case Count(place=place):
            where = {"movement": Movement.COUNT.value, "to_place": place}
            for line in lines:
                line["expected"] = max(0, books.held(line["item"]))
        case WriteOff(place=place, reason=reason):
            where = {"movement": Movement.WRITE_OFF.value, "from_place": place, "reason": reason}
    return {**where, "lines": lines}


def _site(replica: Replica, place: bytes) -> Site:
    site = directory_one(replica, Site, place)
    if site is None:
        raise RefusalError(Refusal(ServiceReason.SITE_UNKNOWN))
    return site


def _check_items(books: SiteBooks, move: Move) -> None:
    """Raises for unknown items, lines that do not add up, and serials that are missing."""
    for line in move.lines:
        if line["item"] not in books.items:
            raise RefusalError(Refusal(ServiceReason.ITEM_UNKNOWN, {"item": line["item"]}))
    refuse(check_lines(move.lines))
    for line in move.lines:
        named = line.get("serials") or line.get("ranges")
        if line["item"] in books.serialised and not named and not isinstance(move, Count):
            params = {"item": line["item"], "quantity": line["quantity"], "serials": 0}
            raise RefusalError(Refusal(StockRule.SERIALS_NEEDED, params))


def refuse(refusal: Refusal | None) -> None:
    """Raises a refusal, if there is one."""
    if refusal is not None:
        raise RefusalError(refusal)
