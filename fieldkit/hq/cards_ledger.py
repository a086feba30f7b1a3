"""What was printed: one entry a print job, kept beside the directory at headquarters.

What was allotted stands in the directory itself (`card_range`), what is spoiled in its revocations
and here, what is bound in the journals: none of it is written down twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from fieldkit.cards.numbers import RUN_SIZE, serial_of
from fieldkit.journal.codec import decode, encode
from fieldkit.journal.replica import Replica

_JOBS, _SPOILED = "cards/jobs", "cards/spoiled"


@dataclass(frozen=True, slots=True)
class PrintJob:
    """Cards signed and printed in one go. `number` counts jobs from 1, `at_ms` is since 1970.

    `first` and `count` name the running numbers; `run` is the first part of their serials;
    `per_sheet` cards lie on a sheet. `cancelled`: nothing of it came to paper, so that its numbers
    stay unused.
    """

    number: int
    at_ms: int
    first: int
    count: int
    run: bytes
    expiry: date
    layout: str
    per_sheet: int
    cancelled: bool = False

    @property
    def last(self) -> int:
        return self.first + self.count - 1

    @property
    def sheets(self) -> int:
        return -(-self.count // self.per_sheet)

    def on_sheet(self, sheet: int) -> range:
        """The running numbers on a sheet (from 1); empty where there is no such sheet."""
        start = self.first + (sheet - 1) * self.per_sheet
        return range(start, min(start + self.per_sheet, self.last + 1)) if sheet > 0 else range(0)

    def serial(self, running: int) -> bytes:
        """The serial of one of its cards."""
        return serial_of(self.run, running)

    def holds(self, running: int) -> bool:
        return self.first <= running <= self.last


def jobs(replica: Replica) -> list[PrintJob]:
    """Every job, the oldest first."""
    held = replica.store.setting(_JOBS)
    return [_job(number, each) for number, each in enumerate(decode(held) if held else (), start=1)]


def add_job(replica: Replica, job: PrintJob) -> PrintJob:
    """Writes a job down; it is given its number."""
    known = jobs(replica)
    added = replace(job, number=len(known) + 1)
    _save(replica, [*known, added])
    return added


def cancel_job(replica: Replica, number: int) -> None:
    """Notes that nothing of a job came to paper."""
    found = jobs(replica)
    _save(replica, [replace(job, cancelled=job.cancelled or job.number == number) for job in found])


def job_of(found: Sequence[PrintJob], running: int) -> PrintJob | None:
    """The job that printed a card."""
    return next((job for job in found if not job.cancelled and job.holds(running)), None)


def spoiled(replica: Replica) -> frozenset[int]:
    """The running numbers of spoiled cards."""
    held = replica.store.setting(_SPOILED)
    spans = decode(held) if held else []
    return frozenset(number for first, last in spans for number in range(first, last + 1))


def add_spoiled(replica: Replica, numbers: Sequence[int]) -> None:
    """Writes spoiled cards down."""
    spans = [list(span) for span in spans_of({*spoiled(replica), *numbers})]
    replica.store.put_setting(_SPOILED, encode(spans))


def spans_of(numbers: set[int] | frozenset[int]) -> list[tuple[int, int]]:
    """Numbers as runs of neighbours, first and last included."""
    spans: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if spans and spans[-1][1] == number - 1:
            spans[-1] = (spans[-1][0], number)
        else:
            spans.append((number, number))
    return spans


def _save(replica: Replica, found: Sequence[PrintJob]) -> None:
    rows = [
        [
            each.at_ms,
            each.first,
            each.count,
            each.run,
            each.expiry.isoformat(),
            each.layout,
            each.per_sheet,
            each.cancelled,
        ]
        for each in found
    ]
    replica.store.put_setting(_JOBS, encode(rows))


def _job(number: int, row: list[object]) -> PrintJob:
    match row:
        case [
            int(at_ms),
            int(first),
            int(count),
            bytes(run),
            str(expiry),
            str(layout),
            int(per_sheet),
            bool(cancelled),
        ] if len(run) == RUN_SIZE:
            day = date.fromisoformat(expiry)
            return PrintJob(number, at_ms, first, count, run, day, layout, per_sheet, cancelled)
        case _:
            raise ValueError("the ledger of cards is damaged")
