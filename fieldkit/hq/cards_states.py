"""Where each card is in its life, as the journals at headquarters say."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select

from fieldkit.cards.numbers import NUMBER_DIGITS, RUN_SIZE, running_number, short_number
from fieldkit.hq.cards_ledger import PrintJob, jobs, spoiled
from fieldkit.hq.headquarters import Headquarters
from fieldkit.journal.replica import Replica
from fieldkit.records.card_range import CardRange
from fieldkit.records.device import Device
from fieldkit.services.held import directory
from fieldkit.services.lookups import connection_of
from fieldkit.store.tables import RECORD_TABLES

_CARD = RECORD_TABLES["card"]
_BOUND = (_CARD.c.listed, _CARD.c.household.is_not(None))


@dataclass(frozen=True)
class Share:
    """Cards of a job that one laptop was given."""

    device: str
    first: int
    last: int


@dataclass(frozen=True)
class JobState:
    """A print job with what became of its cards. `states`: bound cards by their status;
    `blank`: neither bound nor spoiled.
    """

    job: PrintJob
    shares: tuple[Share, ...]
    spoiled: int
    states: dict[str, int]

    @property
    def bound(self) -> int:
        return sum(self.states.values())

    @property
    def blank(self) -> int:
        return 0 if self.job.cancelled else self.job.count - self.spoiled - self.bound

    @property
    def unallotted(self) -> int:
        """Cards that no laptop was given; spoiled ones are no laptop's."""
        if self.job.cancelled:
            return 0
        given = sum(each.last - each.first + 1 for each in self.shares)
        return self.job.count - self.spoiled - given


def ledger(headquarters: Headquarters) -> list[JobState]:
    """Every print job, the oldest first."""
    with headquarters.node.transaction() as replica:
        bad, ranges = spoiled(replica), directory(replica, CardRange)
        names = {each.id: each.name for each in directory(replica, Device)}
        return [_state(replica, job, bad, ranges, names) for job in jobs(replica)]


def bound_among(replica: Replica, numbers: Collection[int]) -> frozenset[int]:
    """Which of these running numbers a family has, or had."""
    if not numbers:
        return frozenset()
    query = select(_CARD.c.serial).where(*_BOUND, *_between(min(numbers), max(numbers)))
    found = connection_of(replica).execute(query)
    return frozenset(running_number(serial) for (serial,) in found).intersection(numbers)


def _state(
    replica: Replica,
    job: PrintJob,
    bad: frozenset[int],
    ranges: list[CardRange],
    names: dict[bytes, str],
) -> JobState:
    shares = sorted((each for each in ranges if job.holds(each.first)), key=lambda each: each.first)
    query = (
        select(_CARD.c.status, func.count())
        .where(*_BOUND, *_between(job.first, job.last))
        .group_by(_CARD.c.status)
    )
    states = {str(status): int(count) for status, count in connection_of(replica).execute(query)}
    lost = 0 if job.cancelled else sum(job.holds(number) for number in bad)
    named = tuple(Share(names.get(one.device, "?"), one.first, one.last) for one in shares)
    return JobState(job, named, lost, {} if job.cancelled else states)


def _between(first: int, last: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Short numbers are digits of one length, so that their text sorts as they do."""
    return _CARD.c.short_number >= f"{first:0{NUMBER_DIGITS}d}0", _CARD.c.short_number <= (
        f"{last:0{NUMBER_DIGITS}d}9"
    )


def printed_as(running: int) -> str:
    """The short number on the card with a running number."""
    return short_number(bytes(RUN_SIZE) + running.to_bytes(4, "big"))
