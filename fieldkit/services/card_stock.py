"""The blank cards that headquarters gave out: whose stock one is of, how many are left here."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import bindparam, func, select

from fieldkit.cards.numbers import NUMBER_DIGITS, RUN_SIZE, running_number, serial_of
from fieldkit.errors import Refusal
from fieldkit.journal.replica import Replica
from fieldkit.records.card_range import CardRange
from fieldkit.services.held import directory
from fieldkit.services.lookups import connection_of
from fieldkit.services.session import Session, transact
from fieldkit.store.statements import Statement
from fieldkit.store.tables import RECORD_TABLES

_CARD = RECORD_TABLES["card"]
_BOUND = Statement(
    select(func.count()).where(
        _CARD.c.short_number >= bindparam("first"),
        _CARD.c.short_number <= bindparam("last"),
        _CARD.c.household.is_not(None),
        _CARD.c.listed,
    )
)
LOW = 10
"""Blank cards: below this, or below a tenth of what was allotted, it is time to ask for more."""


class Stock(StrEnum):
    """Whose stock a card is of; one that no laptop was given is genuine all the same."""

    OWN = "own"
    ANOTHERS = "anothers"
    UNLISTED = "unlisted"


@dataclass(frozen=True)
class BlankCards:
    """What this laptop was given, and what of it should still be blank."""

    allotted: int
    blank: int

    @property
    def low(self) -> bool:
        """Whether it is time to ask headquarters for more."""
        return self.blank < max(LOW, self.allotted // 10)


def blank_cards(session: Session) -> BlankCards | Refusal:
    """This laptop's stock of cards that still serve; nothing allotted where none was given."""
    return transact(session, lambda replica: blank_of(session, replica) or BlankCards(0, 0))


def range_of(replica: Replica, running: int) -> CardRange | None:
    """The range that holds a running number."""
    found = directory(replica, CardRange)
    return next((each for each in found if each.first <= running <= each.last), None)


def serial_numbered(replica: Replica, running: int) -> bytes | None:
    """The serial of the card with a running number; None where no laptop was given it."""
    found = range_of(replica, running)
    return None if found is None else serial_of(found.run, running)


def stock_of(session: Session, replica: Replica, serial: bytes) -> Stock:
    """Whose stock a card is of, by its serial."""
    found = _own_run(range_of(replica, running_number(serial)), serial)
    if found is None:
        return Stock.UNLISTED
    return Stock.OWN if found.device == session.pen.log.device else Stock.ANOTHERS


def expiry_of(replica: Replica, serial: bytes) -> date | None:
    """The last day of a card that a laptop was given; None of any other."""
    found = _own_run(range_of(replica, running_number(serial)), serial)
    return None if found is None else found.expiry


def _own_run(found: CardRange | None, serial: bytes) -> CardRange | None:
    return found if found is not None and serial[:RUN_SIZE] == found.run else None


def blank_of(session: Session, replica: Replica) -> BlankCards | None:
    """`blank_cards` in the caller's transaction; None where none was given."""
    own = [
        each
        for each in directory(replica, CardRange)
        if each.device == session.pen.log.device and each.expiry >= session.today()
    ]
    if not own:
        return None
    allotted = sum(each.last - each.first + 1 for each in own)
    bound = sum(_bound(replica, each) for each in own)
    return BlankCards(allotted, max(allotted - bound, 0))


def _bound(replica: Replica, held: CardRange) -> int:
    """Short numbers are digits of one length, so that their text sorts as they do."""
    first, last = f"{held.first:0{NUMBER_DIGITS}d}0", f"{held.last:0{NUMBER_DIGITS}d}9"
    (row,) = _BOUND.rows(connection_of(replica), first=first, last=last)
    return int(row[0])
