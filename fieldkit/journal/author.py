"""Writing: a person's act becomes entries in this device's own log, signed as it is saved."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from fieldkit.errors import Refusal
from fieldkit.journal.apply import Key, absorb
from fieldkit.journal.classify import Place, classify
from fieldkit.journal.codec import MalformedError
from fieldkit.journal.directory import version_of
from fieldkit.journal.entry import SALT_BYTES, Header, next_head, open_entry
from fieldkit.journal.feed import areas_of, feed
from fieldkit.journal.keys import SigningKey
from fieldkit.journal.log import LogName
from fieldkit.journal.merge import Applicable, apply, base_for
from fieldkit.journal.reasons import JournalReason
from fieldkit.journal.renewal import must_renew
from fieldkit.journal.replica import Replica
from fieldkit.journal.repository import EntryRow
from fieldkit.journal.segment import sign_checkpoint
from fieldkit.journal.state import State, unpack
from fieldkit.ports import Randomness
from fieldkit.records.registry import validate_fields

CHECKPOINT_BYTES = 64 * 1024
"""An act larger than this gets checkpoints inside, so that any segment can end within its cap."""


@dataclass(frozen=True, slots=True)
class Pen:
    """Who writes where: the log of this incarnation and its key, the acting user and their key."""

    log: LogName
    incarnation: SigningKey
    user: bytes
    user_key: SigningKey
    randomness: Randomness


@dataclass(frozen=True, slots=True)
class Act:
    """One entry to write: `record` is a register's id, None for a fact; `area` where it is done."""

    kind: str
    record: bytes | None
    area: bytes
    fields: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Written:
    """The entries as kept, in the acts' order; a fact's id is its row's `record`."""

    rows: tuple[EntryRow, ...]
    touched: frozenset[Key]
    head: bytes


def write(replica: Replica, pen: Pen, acts: Sequence[Act]) -> Written | Refusal:
    """Appends one entry per act, applies them and signs a checkpoint over the last.

    All in the caller's transaction: nothing is saved before that commits. Refuses an act whose
    fields are not valid (the code says why) or too large; then nothing has changed.
    """
    if must_renew(replica, pen.log):
        return Refusal(JournalReason.LOG_COPIED)
    log = replica.main_log(pen.log)
    directory = version_of(replica)
    states = _states(replica, acts)
    kept: list[tuple[EntryRow, Applicable | None]] = []
    head, clock = log.head, replica.clock.last
    for seq, act in enumerate(acts, start=log.seq + 1):
        state = states.get(act.record) if act.record else None
        header = Header(
            seq,
            replica.clock.tick(),
            pen.user,
            act.kind,
            act.record,
            act.area,
            directory,
            base_for(state, act.fields),
        )
        try:
            entry = open_entry(header, pen.randomness.bytes(SALT_BYTES), act.fields)
        except MalformedError:
            replica.clock.last = clock
            return Refusal(JournalReason.TOO_LARGE)
        head = next_head(head, entry)
        row, applicable = classify(replica, Place(log, seq, head, pen.user), entry)
        if applicable is None:
            replica.clock.last = clock
            return _why_not(act, row)
        if act.record:
            states[act.record] = apply(state, applicable)
        kept.append((row, applicable))
    return _save(replica, pen, kept)


def _states(replica: Replica, acts: Sequence[Act]) -> dict[bytes, State | None]:
    keys = {(act.kind, act.record) for act in acts if act.record is not None}
    return {record: unpack(row.state) for record, row in replica.store.records(keys).items()}


def _why_not(act: Act, row: EntryRow) -> Refusal:
    """The refusal behind a row's status, with its parameters where validation gave them."""
    checked = validate_fields(act.kind, act.fields)
    if isinstance(checked, Refusal):
        return checked
    try:
        return Refusal(JournalReason(row.status))
    except ValueError:
        return Refusal(JournalReason.ERASED)


def _save(replica: Replica, pen: Pen, kept: list[tuple[EntryRow, Applicable | None]]) -> Written:
    rows = tuple(row for row, _ in kept)
    log, last = replica.main_log(pen.log), rows[-1]
    replica.store.put_entries(rows)
    replica.store.save_log(replace(log, seq=last.seq, head=last.head))
    size = 0
    for row in rows:
        size += len(row.entry.header) + len(row.entry.payload)
        if row is last or size > CHECKPOINT_BYTES:
            size = 0
            keys = (pen.incarnation, pen.user_key)
            checkpoint = sign_checkpoint(
                replica.organisation, pen.log, row.seq, row.head, pen.user, keys
            )
            replica.store.put_checkpoint(log.id, checkpoint)
    changed = absorb(replica, kept)
    if replica.feeds:
        feed(replica, changed, areas_of(rows))
    return Written(rows, frozenset(changed), last.head)
