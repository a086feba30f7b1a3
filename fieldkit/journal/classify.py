"""From an accepted entry to one that may be applied, or the reason why not.

Accepting (signature, chain) is apart from applying: what can't be applied is kept with its reason,
is listed, and never blocks what follows. The answer depends on the entry and the directory alone,
so that every replica gives the same.
"""

from dataclasses import dataclass

from fieldkit.errors import Refusal
from fieldkit.journal.chain import Branches
from fieldkit.journal.codec import MalformedError
from fieldkit.journal.entry import Entry, Form, Header, NewerSchemaError, decode_header, fact_id
from fieldkit.journal.merge import Applicable
from fieldkit.journal.reasons import JournalReason
from fieldkit.journal.replica import DeviceTrust, Replica
from fieldkit.journal.repository import APPLIED, EntryRow, LogRow
from fieldkit.records.reasons import RecordReason
from fieldkit.records.registry import KINDS, Family, validate_fields


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry stands, and whose segment brought it."""

    log: LogRow
    seq: int
    head: bytes
    author: bytes


def classify(replica: Replica, place: Place, entry: Entry) -> tuple[EntryRow, Applicable | None]:
    """The row to keep for an entry, and what to apply of it, if anything."""
    if entry.form is Form.SEALED and replica.unsealing is not None:
        try:
            entry = entry.unsealed(replica.unsealing)
        except MalformedError:
            return _kept(place, entry, None, JournalReason.SEALED_UNREADABLE), None
    if entry.form is Form.BARE:
        return _kept(place, entry, None, APPLIED), None
    try:
        header = decode_header(entry.header)
    except NewerSchemaError:
        return _kept(place, entry, None, JournalReason.NEWER_SCHEMA), None
    except MalformedError:
        return _kept(place, entry, None, JournalReason.MALFORMED), None
    return _with_header(replica, place, entry, header)


def _with_header(
    replica: Replica, place: Place, entry: Entry, header: Header
) -> tuple[EntryRow, Applicable | None]:
    if (header.seq, header.author) != (place.seq, place.author):
        return _kept(place, entry, None, JournalReason.MALFORMED), None
    if record_of(header, place.head) in replica.erased:
        return _kept(place, entry.closed(), header, APPLIED), None
    if entry.form is not Form.OPEN:
        return _kept(place, entry, header, APPLIED), None
    if _not_for_us(replica, place, header):
        return _kept(place, entry.bare(), None, APPLIED), None
    return _judge(replica, place, entry, header)


def _not_for_us(replica: Replica, place: Place, header: Header) -> bool:
    """Whether another laptop's entry is outside our areas: whoever gave it open was careless."""
    own = place.log.name.device == replica.own_device
    return replica.areas is not None and not own and header.area not in replica.areas


def record_of(header: Header, head: bytes) -> bytes:
    """The id of the record an entry is about."""
    return fact_id(head) if header.record is None else header.record


def _judge(
    replica: Replica, place: Place, entry: Entry, header: Header
) -> tuple[EntryRow, Applicable | None]:
    device = replica.device(place.log.name.device)
    if device is not None and device.revoked and not stands(replica, device, place):
        return _kept(place, entry, header, JournalReason.DEVICE_REVOKED), None
    try:
        fields = entry.fields()
    except MalformedError:
        return _kept(place, entry, header, JournalReason.MALFORMED), None
    kind = KINDS.get(header.kind)
    if kind is None or kind.family is Family.DIRECTORY:
        return _kept(place, entry, header, RecordReason.UNKNOWN_KIND), None
    if (kind.family is Family.FACT) != (header.record is None) or not fields:
        return _kept(place, entry, header, JournalReason.MALFORMED), None
    checked = validate_fields(header.kind, fields)
    if isinstance(checked, Refusal):
        return _kept(place, entry, header, checked.code), None
    applicable = Applicable(place.log.tag, place.seq, place.head, header, fields)
    return _kept(place, entry, header, APPLIED), applicable


def stands(replica: Replica, device: DeviceTrust, place: Place) -> bool:
    """Whether a revoked device's entry is on the part of its log that headquarters lets stand."""
    name = place.log.name
    last, head = device.cut.get((name.incarnation, name.compartment), (0, b""))
    if place.seq > last:
        return False
    if not head:
        return True
    branches = Branches(replica, name)
    for row in branches.rows.values():
        if last <= row.seq and branches.head_at(row, last) == head:
            return branches.owner(row, place.seq).id == place.log.id
    # The entry at the cut is not held here: nothing yet speaks against this branch.
    return not place.log.branch


def _kept(place: Place, entry: Entry, header: Header | None, status: str) -> EntryRow:
    if header is None:
        return EntryRow(place.log.id, place.seq, place.head, "", b"", b"", entry, str(status))
    record = record_of(header, place.head)
    return EntryRow(
        place.log.id, place.seq, place.head, header.kind, record, header.area, entry, str(status)
    )


def reclassify(replica: Replica, log: LogRow, row: EntryRow) -> tuple[EntryRow, Applicable | None]:
    """Judges an entry already held again: after an upgrade, a new directory, or for a rebuild."""
    if row.status == JournalReason.MALFORMED:
        return row, None
    author = b""
    if row.entry.header:
        try:
            author = decode_header(row.entry.header).author
        except MalformedError:
            author = b""
    return classify(replica, Place(log, row.seq, row.head, author), row.entry)
