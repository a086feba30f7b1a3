"""Offering what is held of logs to another node: segments cut to size, in the form it may see."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from fieldkit.errors import Refusal
from fieldkit.journal.confirmation import Confirmation
from fieldkit.journal.directory import version_of
from fieldkit.journal.entry import Entry, Form
from fieldkit.journal.letting_go import let_go_of_own
from fieldkit.journal.reasons import JournalReason
from fieldkit.journal.replica import Replica
from fieldkit.journal.repository import EntryRow, LogRow
from fieldkit.journal.segment import MAX_COMPRESSED, MAX_ENTRIES, Checkpoint, Segment

PLAIN_BYTES = 200 * 1024
"""So that a run stays under the cap when a relay seals its entries, which then do not compress."""


class Reader(Enum):
    """Who gets a segment, and so what of the entries outside their areas."""

    HEADQUARTERS = "headquarters"
    RELAY = "relay"
    LAPTOP = "laptop"


@dataclass(frozen=True, slots=True)
class Audience:
    """The receiver and the ids of the areas that it may read."""

    reader: Reader
    areas: frozenset[bytes] = frozenset()


def next_segment(replica: Replica, row: LogRow, first: int, audience: Audience) -> Segment | None:
    """The longest segment from entry `first` of a branch that fits the limits.

    None if nothing is held from there up to a checkpoint, or an entry can't be shown to this
    audience.
    """
    last = first + MAX_ENTRIES - 1
    while True:
        rows, checkpoints = _span(replica, row, first, last)
        ends = _run(checkpoints, first)
        if not ends or not rows or rows[0].seq != first:
            return None
        sizes = _sizes(rows)
        fitting = [seq for seq in ends if sizes.get(seq, PLAIN_BYTES + 1) <= PLAIN_BYTES]
        end = max(fitting, default=ends[0])
        checkpoint = next(found for found in checkpoints if found.seq == end)
        held = [found for found in rows if found.seq <= end]
        if len(held) != end - first + 1:
            return None
        entries = tuple(_shown(replica, found, audience) for found in held)
        segment = Segment(row.name, first, entries, checkpoint)
        if len(segment.pack()) <= MAX_COMPRESSED or end == ends[0]:
            return segment
        last = first + (end - first) // 2


def _span(
    replica: Replica, row: LogRow, first: int, last: int
) -> tuple[list[EntryRow], list[Checkpoint]]:
    """Entries and checkpoints of a branch, those before its fork taken from its parent."""
    rows = replica.store.entries(row.id, first, last)
    checkpoints = replica.store.checkpoints(row.id, first, last)
    if row.parent is not None and first <= row.fork:
        parent = next(other for other in replica.store.logs(row.name) if other.id == row.parent)
        before, signed = _span(replica, parent, first, min(last, row.fork))
        return before + rows, signed + checkpoints
    return rows, checkpoints


def _run(checkpoints: Sequence[Checkpoint], first: int) -> list[int]:
    """Seqs of the checkpoints of the first author's run."""
    ends: list[int] = []
    for checkpoint in checkpoints:
        if checkpoint.author != checkpoints[0].author:
            break
        ends.append(checkpoint.seq)
    return [seq for seq in ends if seq >= first]


def _sizes(rows: Sequence[EntryRow]) -> dict[int, int]:
    sizes, total = {}, 0
    for row in rows:
        total += len(row.entry.header) + len(row.entry.payload)
        sizes[row.seq] = total
    return sizes


def _shown(replica: Replica, row: EntryRow, audience: Audience) -> Entry:
    """The entry as this audience may see it."""
    entry = row.entry
    if entry.form is not Form.OPEN or audience.reader is Reader.HEADQUARTERS:
        return entry
    if row.area in audience.areas:
        return entry
    if audience.reader is Reader.RELAY and replica.headquarters is not None:
        return entry.sealed(replica.headquarters.sealing)
    return entry.bare()


def take_confirmation(replica: Replica, word: Confirmation) -> LogRow | Refusal:
    """Notes what headquarters has signed for; refuses a word that is not its, or of another head.

    A word of an earlier epoch, or of less than is known already, changes nothing. Params of
    `journal.gap`: `next`, the seq from which our chain and headquarters' may differ.
    """
    key = replica.headquarters
    if key is None or not word.genuine(replica.organisation, key.signing):
        return Refusal(JournalReason.BAD_SIGNATURE)
    if word.epoch < version_of(replica)[0]:
        return Refusal(JournalReason.EARLIER_EPOCH)
    for row in replica.store.logs(word.log):
        if word.seq == row.seq:
            head: bytes | None = row.head
        else:
            head = replica.store.heads(row.id, word.seq, word.seq).get(word.seq)
        if head == word.head:
            if word.epoch < row.epoch or (word.epoch == row.epoch and word.seq <= row.confirmed):
                return row
            before = row.confirmed if row.epoch == word.epoch else 0
            row = replace(row, confirmed=word.seq, epoch=word.epoch)
            replica.store.save_log(row)
            if row.name.device == replica.own_device:
                let_go_of_own(replica, row, before + 1)
            return row
    return Refusal(JournalReason.GAP, {"next": 1})
