"""Correcting logs that a wrong clock stamped: a signed directory record over a span of entries.

An entry more than a day ahead of headquarters' clock would be shown over every later one of a right
clock for as long as it is ahead. Its merge time is moved to when it came in.
"""

from fieldkit.hq.headquarters import Headquarters
from fieldkit.hq.publish import publish
from fieldkit.journal.accept import Accepted
from fieldkit.journal.clock import milliseconds
from fieldkit.journal.codec import MalformedError
from fieldkit.journal.entry import decode_header
from fieldkit.journal.log import Compartment
from fieldkit.journal.replica import Replica
from fieldkit.journal.repository import EntryRow
from fieldkit.records.ids import directory_id

AHEAD_MS = 24 * 3600 * 1000


def correct_clock(headquarters: Headquarters, replica: Replica, accepted: Accepted) -> None:
    """Publishes a correction for what a segment brought, if it is more than a day ahead.

    A branch of a fork is left as it is: a correction speaks of the log itself.
    """
    if accepted.log.branch or not accepted.new:
        return
    first = accepted.seq - accepted.new + 1
    rows = replica.store.entries(accepted.log.id, first, accepted.seq)
    now = headquarters.clock.now_ms()
    ahead = {row.seq: time for row in rows if (time := _time_of(row)) > now + AHEAD_MS}
    if not ahead:
        return
    start, name = min(ahead), accepted.log.name
    fields = {
        "device": name.device,
        "incarnation": name.incarnation.hex(),
        "compartment": Compartment(name.compartment).name.lower(),
        "first_seq": start,
        "last_seq": max(ahead),
        "merge_offset_ms": now - ahead[start],
    }
    code = f"{name.device.hex()}/{name.incarnation.hex()}/{fields['compartment']}/{start}"
    record = directory_id(headquarters.keys.organisation, "clock_correction", code)
    publish(headquarters, replica, {("clock_correction", record): fields})


def _time_of(row: EntryRow) -> int:
    """The wall part of an entry's time; 0 where its header can't be read."""
    try:
        return milliseconds(decode_header(row.entry.header).time) if row.entry.header else 0
    except MalformedError:
        return 0
