"""Stock between places, and custody of what has a serial number.

Balances are sums, so that they come out the same in whatever order laptops' acts are merged;
custody is what the latest act that names a serial says.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from fieldkit.errors import Refusal
from fieldkit.records.lines import MovedLine, in_range, split_serial
from fieldkit.records.stock_movement import Movement, StockMovement
from fieldkit.rules.family import Handed
from fieldkit.rules.reasons import StockRule


@dataclass(frozen=True)
class Moved:
    """A stock movement with the merge time of its entry (milliseconds since 1970)."""

    movement: StockMovement
    at_ms: int


@dataclass(frozen=True)
class Books:
    """Units by (place, item code), and on the way by (waybill, item code).

    A balance below nought is kept as it is: more left than had come, and a count will tell why.
    What stays on a waybill after its arrival was lost on the way.
    """

    held: Counter[tuple[bytes, str]] = field(default_factory=Counter)
    on_the_way: Counter[tuple[str, str]] = field(default_factory=Counter)


@dataclass(frozen=True)
class Held:
    place: bytes


@dataclass(frozen=True)
class OnTheWay:
    waybill: str


@dataclass(frozen=True)
class Issued:
    household: bytes
    receipt: bytes


@dataclass(frozen=True)
class WrittenOff:
    place: bytes


@dataclass(frozen=True)
class NotInBooks:
    pass


Custody = Held | OnTheWay | Issued | WrittenOff | NotInBooks


def balances(movements: Iterable[StockMovement], receipts: Iterable[Handed]) -> Books:
    """The books after all these acts, in any order; each act once."""
    books = Books()
    for movement in movements:
        for line in movement.lines:
            _move(books, movement, line)
    for handed in receipts:
        if handed.goods_left:
            for given in handed.receipt.lines:
                books.held[handed.receipt.site, given["item"]] -= given["quantity"]
    return books


def _move(books: Books, movement: StockMovement, line: MovedLine) -> None:
    item, quantity = line["item"], line["quantity"]
    source, target = movement.from_place or b"", movement.to_place or b""
    waybill = movement.waybill or ""
    match movement.movement:
        case Movement.RECEIVE:
            books.held[target, item] += quantity
        case Movement.SEND:
            books.held[source, item] -= quantity
            books.on_the_way[waybill, item] += quantity
        case Movement.ARRIVE:
            books.on_the_way[waybill, item] -= quantity
            books.held[target, item] += quantity
        case Movement.COUNT:
            books.held[target, item] += quantity - line.get("expected", 0)
        case Movement.WRITE_OFF:
            books.held[source, item] -= quantity


def custody(
    item: str, serial: str, movements: Iterable[Moved], receipts: Iterable[Handed]
) -> Custody:
    """Where one serial of an item is, after the latest act that names it.

    Acts that do not name it may be left out by whoever asks. At one millisecond a hand-out counts
    as later than a movement.
    """
    latest: tuple[int, int, bytes] = (-(2**63), 0, b"")
    found: Custody = NotInBooks()
    for moved in movements:
        at = (moved.at_ms, 0, moved.movement.id)
        if at > latest and any(names(line, item, serial) for line in moved.movement.lines):
            latest, found = at, _after(moved.movement)
    for handed in receipts:
        receipt = handed.receipt
        at = (handed.at_ms, 1, receipt.id)
        given = any(
            line["item"] == item and serial in line.get("serials", ()) for line in receipt.lines
        )
        if given and at > latest:
            left = handed.goods_left
            latest = at
            found = Issued(receipt.household, receipt.id) if left else Held(receipt.site)
    return found


def _after(movement: StockMovement) -> Custody:
    match movement.movement:
        case Movement.RECEIVE | Movement.ARRIVE | Movement.COUNT:
            return Held(movement.to_place or b"")
        case Movement.SEND:
            return OnTheWay(movement.waybill or "")
        case Movement.WRITE_OFF:
            return WrittenOff(movement.from_place or b"")


def names(line: MovedLine, item: str, serial: str) -> bool:
    """Whether a line of a movement names a serial of an item, singly or within a range."""
    if line["item"] != item:
        return False
    if serial in line.get("serials", ()):
        return True
    return any(in_range(serial, span) for span in line.get("ranges", ()))


def serials_of(line: MovedLine) -> Iterator[str]:
    """All serials that a line names, the ranges written out."""
    yield from line.get("serials", ())
    for span in line.get("ranges", ()):
        first, last = split_serial(span["first"]), split_serial(span["last"])
        if first is not None and last is not None:
            letters, start, digits = first
            yield from (f"{letters}{each:0{digits}}" for each in range(start, last[1] + 1))


def check_leaving(
    place: bytes,
    lines: Sequence[MovedLine],
    held: Mapping[tuple[bytes, str], int],
    serialised: frozenset[str],
    where: Callable[[str, str], Custody],
) -> Refusal | None:
    """Whether these lines may leave a place, by hand-out, waybill or write-off.

    `held`: units by (place, item); `serialised`: codes of items that have serials; `where(item,
    serial)`: custody. Refuses more than is there, a serialised item without its serials, and a
    serial that is elsewhere.
    """
    wanted: Counter[str] = Counter()
    for line in lines:
        wanted[line["item"]] += line["quantity"]
    for item, quantity in wanted.items():
        there = held.get((place, item), 0)
        if quantity > there:
            params = {"item": item, "quantity": quantity, "held": max(0, there)}
            return Refusal(StockRule.NOT_ENOUGH, params)
    for line in lines:
        serials = list(serials_of(line))
        if line["item"] in serialised and len(serials) != line["quantity"]:
            params = {"item": line["item"], "quantity": line["quantity"], "serials": len(serials)}
            return Refusal(StockRule.SERIALS_NEEDED, params)
        for serial in serials:
            reason = _not_at(place, where(line["item"], serial))
            if reason is not None:
                return Refusal(reason, {"serial": serial, "item": line["item"]})
    return None


def _not_at(place: bytes, found: Custody) -> StockRule | None:
    match found:
        case Held(at):
            return None if at == place else StockRule.SERIAL_NOT_HERE
        case OnTheWay():
            return StockRule.SERIAL_ON_THE_WAY
        case Issued():
            return StockRule.SERIAL_ISSUED
        case WrittenOff():
            return StockRule.SERIAL_WRITTEN_OFF
        case NotInBooks():
            return StockRule.SERIAL_UNKNOWN
