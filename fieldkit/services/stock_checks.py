"""What stands in the way of a movement of stock, by the books of this node."""

from collections import Counter
from collections.abc import Iterator, Sequence

from fieldkit.errors import Refusal
from fieldkit.records.lines import MovedLine, split_serial
from fieldkit.records.stock_movement import Movement
from fieldkit.rules.stock import Held, Issued, OnTheWay, check_leaving, names, serials_of
from fieldkit.services.books import SiteBooks
from fieldkit.services.reasons import ServiceReason


def check_leaving_site(books: SiteBooks, lines: Sequence[MovedLine]) -> Refusal | None:
    """Refuses more than the site holds, and serials that are not in its custody."""
    return check_leaving(books.site, lines, books.books.held, books.serialised, books.where)


def check_new(books: SiteBooks, lines: Sequence[MovedLine]) -> Refusal | None:
    """Refuses a serial that came into the books before and has not been written off."""
    for line in lines:
        for serial in _named_before(books, line):
            if isinstance(books.where(line["item"], serial), Held | OnTheWay | Issued):
                params = {"item": line["item"], "serial": serial}
                return Refusal(ServiceReason.SERIAL_IN_BOOKS, params)
    return None


def _named_before(books: SiteBooks, line: MovedLine) -> Iterator[str]:
    """Those serials of a line that some movement held here names."""
    earlier = [
        each
        for moved in books.moved
        for each in moved.movement.lines
        if each["item"] == line["item"] and _meet(each, line)
    ]
    if earlier:
        for serial in serials_of(line):
            if any(names(each, line["item"], serial) for each in earlier):
                yield serial


def _meet(one: MovedLine, other: MovedLine) -> bool:
    """Whether two lines of one item may name a serial in common."""
    return any(
        mine[0] == theirs[0] and mine[1] <= theirs[2] and theirs[1] <= mine[2]
        for mine in _spans(one)
        for theirs in _spans(other)
    )


def _spans(line: MovedLine) -> list[tuple[tuple[str, int], int, int]]:
    """Letters and count of digits, first and last number of each serial and range."""
    ends = [(serial, serial) for serial in line.get("serials", ())]
    ends += [(span["first"], span["last"]) for span in line.get("ranges", ())]
    found = []
    for first, last in ends:
        letters, start, digits = split_serial(first) or (first, 0, 0)
        _, end, _ = split_serial(last) or ("", 0, 0)
        found.append(((letters, digits), start, end))
    return found


def sent_on(books: SiteBooks, waybill: str) -> bool:
    """Whether this node has heard of goods sent on a waybill."""
    return any(
        each.movement.movement is Movement.SEND and each.movement.waybill == waybill
        for each in books.moved
    )


def check_send(books: SiteBooks, waybill: str) -> Refusal | None:
    """Refuses a waybill's number used before."""
    if sent_on(books, waybill):
        return Refusal(ServiceReason.WAYBILL_USED, {"waybill": waybill})
    return None


def check_arrival(books: SiteBooks, waybill: str, lines: Sequence[MovedLine]) -> Refusal | None:
    """Refuses more than is on a waybill, and serials that are not on it.

    A waybill that this node has not heard of may be right: its sender works in other areas.
    """
    if not sent_on(books, waybill):
        return None
    arriving: Counter[str] = Counter()
    for line in lines:
        arriving[line["item"]] += line["quantity"]
    for item, quantity in arriving.items():
        sent = books.books.on_the_way[waybill, item]
        if quantity > sent:
            params = {"item": item, "quantity": quantity, "sent": sent, "waybill": waybill}
            return Refusal(ServiceReason.MORE_THAN_SENT, params)
    for line in lines:
        for serial in serials_of(line):
            if books.where(line["item"], serial) != OnTheWay(waybill):
                params = {"item": line["item"], "serial": serial, "waybill": waybill}
                return Refusal(ServiceReason.SERIAL_NOT_SENT, params)
    return None
