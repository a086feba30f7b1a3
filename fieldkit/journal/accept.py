"""Accepting a segment from elsewhere: verify, place, keep, apply, all in the caller's transaction.

A repeat changes nothing; an overlap is legal; a gap says where to go on; a fork becomes a branch.
"""

from dataclasses import dataclass

from fieldkit.errors import Refusal
from fieldkit.journal.apply import absorb, held_rows, rebuild, records_of
from fieldkit.journal.chain import Branches
from fieldkit.journal.classify import Place, classify
from fieldkit.journal.codec import MalformedError
from fieldkit.journal.entry import Entry, Form, decode_header
from fieldkit.journal.feed import areas_of, feed
from fieldkit.journal.letting_go import let_go
from fieldkit.journal.log import IncarnationCertificate, UserKeyCertificate
from fieldkit.journal.merge import Applicable
from fieldkit.journal.reasons import JournalReason
from fieldkit.journal.replica import Replica
from fieldkit.journal.repository import EntryRow, LogRow
from fieldkit.journal.segment import Segment, checkpoint_holds
from fieldkit.journal.state import State

Key = tuple[str, bytes]
MAX_BRANCHES = 32
"""Branches of one log that are taken; a clone makes one, an attacker would make any number."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """What a segment brought: the branch it ended on, its last seq and head, how many entries were
    new, whether it forked, the records touched, and the codes of those entries that were kept but
    not applied."""

    log: LogRow
    seq: int
    head: bytes
    new: int
    forked: bool
    touched: frozenset[Key]
    unapplied: tuple[str, ...]


def take_certificates(
    replica: Replica,
    incarnations: list[IncarnationCertificate],
    user_keys: list[UserKeyCertificate],
) -> Refusal | None:
    """Keeps certificates that their device's key signed; refuses all if one is not genuine."""
    certificates: list[IncarnationCertificate | UserKeyCertificate] = [*incarnations, *user_keys]
    for certificate in certificates:
        device = replica.device(certificate.device)
        if device is None:
            return Refusal(JournalReason.UNKNOWN_DEVICE)
        if not certificate.verify(replica.organisation, device.public_key):
            return Refusal(JournalReason.BAD_SIGNATURE)
    replica.store.put_certificates(incarnations, user_keys)
    return None


def accept(replica: Replica, segment: Segment) -> Accepted | Refusal:
    """Takes a segment in.

    Refuses `journal.gap` (params: `next`, the seq to send from), `unknown_incarnation`,
    `unknown_device`, `unknown_user_key`, `mixed_authors`, `bad_signature`, `too_many_branches`
    or, at headquarters, `incomplete` (an entry that it can't read); then nothing has changed.
    """
    branches = Branches(replica, segment.log)
    found = _verified(replica, branches, segment)
    if isinstance(found, Refusal):
        return found
    start, heads = found
    if replica.feeds and not all(_whole(replica, entry) for entry in segment.entries):
        return Refusal(JournalReason.INCOMPLETE)
    spots = branches.place(start, segment.first, heads)
    if branches.forked and len(branches.rows) > MAX_BRANCHES:
        return Refusal(JournalReason.TOO_MANY_BRANCHES)
    branches.save()
    author = segment.checkpoint.author
    fresh: list[tuple[EntryRow, Applicable | None]] = []
    richer: set[Key] = set()
    for offset, (entry, head, spot) in enumerate(zip(segment.entries, heads, spots, strict=True)):
        place = Place(branches.rows[spot.log], segment.first + offset, head, author)
        if not spot.known:
            fresh.append(classify(replica, place, entry))
        elif entry.form < Form.BARE:
            richer |= _enrich(replica, place, classify(replica, place, entry)[0])
    replica.store.put_entries([row for row, _ in fresh])
    last = branches.rows[spots[-1].log]
    replica.store.put_checkpoint(last.id, segment.checkpoint)
    changed = _apply(replica, segment, fresh, richer)
    unapplied = tuple(sorted({row.status for row, _ in fresh if row.status}))
    seq, touched = segment.checkpoint.seq, frozenset(changed)
    return Accepted(last, seq, heads[-1], len(fresh), branches.forked, touched, unapplied)


def _verified(
    replica: Replica, branches: Branches, segment: Segment
) -> tuple[LogRow, list[bytes]] | Refusal:
    """The branch that the segment goes on from, and its heads, if the signatures hold."""
    certificate = replica.store.incarnation(segment.log)
    if certificate is None:
        return Refusal(JournalReason.UNKNOWN_INCARNATION)
    checkpoint = segment.checkpoint
    users = replica.store.user_key(segment.log.device, checkpoint.author)
    if not users:
        return Refusal(JournalReason.UNKNOWN_USER_KEY)
    if not all(_by(entry, checkpoint.author) for entry in segment.entries):
        return Refusal(JournalReason.MIXED_AUTHORS)
    candidates = branches.candidates(segment.first)
    if not candidates:
        longest = max(row.seq for row in branches.rows.values())
        return Refusal(JournalReason.GAP, {"next": longest + 1})
    for row, before in candidates:
        heads = segment.heads(before)
        for user in users:
            publics = (certificate.public_key, user.public_key)
            if checkpoint_holds(checkpoint, replica.organisation, segment.log, heads[-1], publics):
                return row, heads
    # The sender's chain may have left ours before this run: only its start can tell.
    if segment.first > 1:
        return Refusal(JournalReason.GAP, {"next": 1})
    return Refusal(JournalReason.BAD_SIGNATURE)


def _apply(
    replica: Replica,
    segment: Segment,
    fresh: list[tuple[EntryRow, Applicable | None]],
    richer: set[Key],
) -> dict[Key, State]:
    """Brings records, feed and clock up to date with what is kept now."""
    changed = absorb(replica, fresh)
    if fresh and _cut_off(replica, segment):
        richer = richer | records_of(replica, segment.log)
    if richer:
        changed |= rebuild(replica, richer)
    if replica.areas is not None:
        let_go(replica, held_rows(replica, {(row.kind, row.record) for row, _ in fresh}).values())
    _notice_times(replica, fresh)
    if replica.feeds:
        feed(replica, changed, areas_of(row for row, _ in fresh))
    return changed


def _cut_off(replica: Replica, segment: Segment) -> bool:
    """Whether this log's standing may depend on entries that have just come."""
    device = replica.device(segment.log.device)
    return device is not None and device.revoked


def _by(entry: Entry, author: bytes) -> bool:
    """Whether an entry that shows its header names this author, or no header that can be read."""
    try:
        return not entry.header or decode_header(entry.header).author == author
    except MalformedError:
        return True


def _whole(replica: Replica, entry: Entry) -> bool:
    """Whether headquarters can read it, or may lack it: else a relay could hide an act for good."""
    match entry.form:
        case Form.OPEN:
            return True
        case Form.BARE:
            return False
        case Form.SEALED:
            return _opens(replica, entry)
        case Form.CLOSED:
            try:
                record = decode_header(entry.header).record
            except MalformedError:
                return False
            return record in replica.erased


def _opens(replica: Replica, entry: Entry) -> bool:
    try:
        entry.unsealed(replica.unsealing or b"")
    except MalformedError:
        return False
    return True


def _enrich(replica: Replica, place: Place, row: EntryRow) -> set[Key]:
    """Keeps a fuller form of an entry that was held bare or sealed."""
    held = replica.store.entries(place.log.id, place.seq, place.seq)
    if not held or row.entry.form >= held[0].entry.form or row.status == JournalReason.MALFORMED:
        return set()
    replica.store.put_entries([row])
    return {(row.kind, row.record)} if row.open and not row.status else set()


def _notice_times(replica: Replica, rows: list[tuple[EntryRow, Applicable | None]]) -> None:
    times = [entry.header.time for _, entry in rows if entry is not None]
    if times:
        replica.clock.adopt(max(times))
