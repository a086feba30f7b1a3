"""Printing cards: numbers taken, signed, drawn, and given to a laptop, or nothing at all."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fieldkit.cards.sheet import CardFace, SheetOptions, print_sheet
from fieldkit.errors import Refusal
from fieldkit.hq.cards import sign_job, take_numbers
from fieldkit.hq.cards_allot import Allotted, allot, device_named
from fieldkit.hq.cards_ledger import PrintJob, cancel_job
from fieldkit.hq.headquarters import Headquarters


@dataclass(frozen=True)
class Watch:
    """What whoever waits is told, in sheets (done, total), and whether they want it no longer."""

    progress: Callable[[int, int], None] = lambda _done, _total: None
    cancelled: Callable[[], bool] = lambda: False


WATCH = Watch()


@dataclass(frozen=True)
class PrintedJob:
    """A job on paper; `allotted` where a laptop was named."""

    job: PrintJob
    sheets: int
    allotted: Allotted | None = None


def print_cards(
    headquarters: Headquarters,
    count: int,
    out: Path,
    options: SheetOptions,
    device: str = "",
    watch: Watch = WATCH,
) -> PrintedJob | Refusal:
    """Prints the next `count` cards as a PDF; `device` (name or code): the laptop they go to.

    A job that is cancelled or can't be written leaves no file, and its numbers are never used.
    Refuses as `cards.sheet.print_sheet`, `cards.take_numbers` and `cards_allot.allot` do.
    """
    if device:
        with headquarters.node.transaction() as replica:
            found = device_named(replica, device)
        if isinstance(found, Refusal):
            return found
    job = take_numbers(headquarters, count, options.layout)
    if isinstance(job, Refusal):
        return job
    faces = [CardFace(payload) for payload in sign_job(headquarters, job)]
    printed = print_sheet(faces, out, options, watch.progress, watch.cancelled)
    if isinstance(printed, Refusal):
        with headquarters.node.transaction() as replica:
            cancel_job(replica, job.number)
        return printed
    given = allot(headquarters, job.first, job.last, device) if device else None
    if isinstance(given, Refusal):
        return given
    return PrintedJob(job, printed.sheets, given)
