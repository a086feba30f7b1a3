"""What the page Today shows, read in one transaction: the site's rounds, this laptop's hand-outs.

Hand-outs are found by walking this laptop's own log back to the start of the day, so that the cost
is that of a day's work however many people the laptop holds.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from fieldkit.errors import Refusal
from fieldkit.journal.clock import milliseconds, wall_time
from fieldkit.journal.entry import decode_header
from fieldkit.journal.replica import Replica
from fieldkit.journal.repository import EntryRow
from fieldkit.records.item import Item
from fieldkit.records.programme import Programme
from fieldkit.records.receipt import Receipt
from fieldkit.rules.family import Handed
from fieldkit.services.books import handed_of
from fieldkit.services.card_stock import BlankCards, blank_of
from fieldkit.services.held import directory, facts
from fieldkit.services.judge import open_rounds
from fieldkit.services.session import Session, transact
from fieldkit.ui.who import Named

RECEIPT = "receipt"
STEP = 200
"""Entries read at once."""


@dataclass(frozen=True)
class RoundToday:
    """A round that gives something today at the site of work."""

    id: bytes
    programme: Named
    number: int
    ends: date
    items: tuple[Named, ...]


@dataclass(frozen=True)
class TodayFigures:
    """Hand-outs of today by this laptop at the site: `receipts`, `families`, by the hour, and in
    units by the item. `cards`: this laptop's blank cards; None where it was given none.
    """

    day: date
    rounds: tuple[RoundToday, ...] = ()
    receipts: int = 0
    families: int = 0
    by_hour: Mapping[int, int] | None = None
    by_item: tuple[tuple[Named, int], ...] = ()
    cards: BlankCards | None = None


def today_figures(session: Session) -> TodayFigures | Refusal:
    """Counts what stands: voided receipts are left out."""
    return transact(session, lambda replica: _read(session, replica))


def _read(session: Session, replica: Replica) -> TodayFigures:
    items = {item.code: Named(item.name_ru, item.name_en) for item in directory(replica, Item)}
    receipts = _receipts(session, replica)
    hours = Counter(_hour(session, each.at_ms) for each in receipts)
    units: Counter[str] = Counter()
    for receipt in receipts:
        for line in receipt.receipt.lines:
            units[line["item"]] += line["quantity"]
    return TodayFigures(
        session.today(),
        _rounds(session, replica, items),
        len(receipts),
        len({each.receipt.household for each in receipts}),
        dict(sorted(hours.items())),
        tuple((items.get(code, Named(code, code)), count) for code, count in units.most_common()),
        blank_of(session, replica),
    )


def _rounds(
    session: Session, replica: Replica, items: Mapping[str, Named]
) -> tuple[RoundToday, ...]:
    names = {each.id: Named(each.name_ru, each.name_en) for each in directory(replica, Programme)}
    return tuple(
        RoundToday(
            each.id,
            names.get(each.programme, Named(each.code, each.code)),
            each.number,
            date.fromisoformat(str(each.ends)),
            tuple(items.get(line["item"], Named(line["item"], "")) for line in each.package),
        )
        for each in open_rounds(session, replica)
    )


def _receipts(session: Session, replica: Replica) -> list[Handed]:
    """Today's receipts of this laptop that stand, at the site of work."""
    ids = [row.record for row in _own_entries(session, replica) if row.kind == RECEIPT]
    found = handed_of(replica, facts(replica, Receipt, ids))
    return [each for each in found if each.stands and each.receipt.site == session.place.site]


def _own_entries(session: Session, replica: Replica) -> Iterator[EntryRow]:
    """Entries written on this laptop today, the latest first: a day's work, not the whole log."""
    today = session.today()
    own = [row for row in replica.store.logs() if row.name.device == session.pen.log.device]
    for log in own:
        last = log.seq
        while last > 0:
            first = max(1, last - STEP + 1)
            rows = replica.store.entries(log.id, first, last)
            for row in reversed(rows):
                if session.day_of(milliseconds(decode_header(row.entry.header).time)) != today:
                    last = 0
                    break
                yield row
            else:
                last = first - 1 if rows else 0


def _hour(session: Session, at_ms: int) -> int:
    return wall_time(at_ms, session.zone).hour
