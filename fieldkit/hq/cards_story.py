"""The story of one card as headquarters knows it: ids, numbers and codes, and nobody's name."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from fieldkit.cards.numbers import grouped
from fieldkit.errors import Refusal
from fieldkit.hq.cards_ledger import PrintJob, job_of, jobs, spoiled
from fieldkit.hq.cards_states import printed_as
from fieldkit.hq.headquarters import Headquarters
from fieldkit.hq.reasons import HqReason
from fieldkit.journal.clock import milliseconds
from fieldkit.journal.entry import decode_header
from fieldkit.journal.log import LogName
from fieldkit.journal.replica import Replica
from fieldkit.journal.repository import APPLIED, EntryRow
from fieldkit.records.card import Card
from fieldkit.records.device import Device
from fieldkit.records.ids import directory_id
from fieldkit.records.receipt import Identified, Receipt
from fieldkit.records.revocation import Revocation
from fieldkit.records.site import Site
from fieldkit.records.user import User
from fieldkit.services.card_check import card_id
from fieldkit.services.card_stock import range_of
from fieldkit.services.held import directory, directory_one, facts, held
from fieldkit.services.lookups import connection_of
from fieldkit.store.tables import RECORD_TABLES

TOLD = ("status", "household", "replaced_by", "cause", "identity")
"""Fields of a card that a story tells of; the note on an identity may name somebody."""
_RECEIPT = RECORD_TABLES["receipt"]


@dataclass(frozen=True)
class CardEvent:
    """An entry about the card: `at_ms` since 1970 by the clock of the laptop `device`, `user` by
    the short code; `said`: the fields written, ids in hex. Empty where headquarters may not read;
    of an entry that is not in force `not_in_force`, the code of the reason.
    """

    at_ms: int
    device: str
    user: str
    said: dict[str, str]


@dataclass(frozen=True)
class Showing:
    """A hand-out at which the card was shown; `site` by its code."""

    at_ms: int
    site: str


@dataclass(frozen=True)
class CardStory:
    """`job`: in which it was printed; `allotted`: the laptop's name; `household`: its id;
    `replaced_by`, `replaces`: numbers as printed; `revoked`: why, and since which day; `shown`:
    hand-outs on it, `last_shown`: the latest.
    """

    number: str
    serial: bytes
    job: PrintJob
    spoiled: bool
    allotted: str
    status: str
    disputed: tuple[str, ...]
    household: bytes | None
    replaced_by: str
    replaces: tuple[str, ...]
    revoked: tuple[str, date] | None
    events: tuple[CardEvent, ...]
    shown: int
    last_shown: Showing | None


def story(headquarters: Headquarters, running: int) -> CardStory | Refusal:
    """The story of the card with a running number. Refuses one that was never printed."""
    with headquarters.node.transaction() as replica:
        job = job_of(jobs(replica), running)
        if job is None:
            return Refusal(HqReason.CARDS_NOT_PRINTED, {"number": running})
        return _story(replica, job, running)


def _story(replica: Replica, job: PrintJob, running: int) -> CardStory:
    serial = job.serial(running)
    record = card_id(replica.organisation, serial)
    found = held(replica, Card, [record]).get(record)
    card = found.value if found is not None else None
    spoilt = running in spoiled(replica)
    revocation = directory_one(
        replica, Revocation, directory_id(replica.organisation, "revocation", serial.hex())
    )
    count, last = _showings(replica, record)
    blank = "spoiled" if spoilt else "printed"
    return CardStory(
        printed_as(running),
        serial,
        job,
        spoilt,
        _allotted(replica, running),
        blank if card is None else str(card.status),
        () if found is None else found.open_fields(),
        None if card is None else card.household,
        _number(replica, card.replaced_by) if card is not None and card.replaced_by else "",
        _replaces(replica, record),
        None if revocation is None else (str(revocation.reason), revocation.on),
        _events(replica, record),
        count,
        last,
    )


def _allotted(replica: Replica, running: int) -> str:
    given = range_of(replica, running)
    device = None if given is None else directory_one(replica, Device, given.device)
    return "" if device is None else device.name


def _number(replica: Replica, record: bytes) -> str:
    other = held(replica, Card, [record]).get(record)
    return "" if other is None else grouped(other.value.short_number)


def _replaces(replica: Replica, record: bytes) -> tuple[str, ...]:
    cards = RECORD_TABLES["card"]
    query = select(cards.c.short_number).where(cards.c.replaced_by == record, cards.c.listed)
    found = connection_of(replica).execute(query.order_by(cards.c.short_number))
    return tuple(grouped(number) for (number,) in found)


def _showings(replica: Replica, record: bytes) -> tuple[int, Showing | None]:
    """Hand-outs that name the card and at which it was scanned; before that was asked, all."""
    seen = (Identified.CARD_SCAN.value, None)
    query = select(_RECEIPT.c.id).where(_RECEIPT.c.card == record, _RECEIPT.c.listed)
    ids = [each for (each,) in connection_of(replica).execute(query)]
    done = [each for each in facts(replica, Receipt, ids) if each.value.identified in seen]
    if not done:
        return 0, None
    last = max(done, key=lambda each: each.at_ms)
    site = directory_one(replica, Site, last.value.site)
    return len(done), Showing(last.at_ms, "" if site is None else site.code)


def _events(replica: Replica, record: bytes) -> tuple[CardEvent, ...]:
    names = {row.id: row.name for row in replica.store.logs()}
    devices = {each.id: each.name for each in directory(replica, Device)}
    users = {each.id: each.code for each in directory(replica, User)}
    rows = [row for row in replica.store.entries_on([record]) if row.entry.header]
    made = [_event(replica, row, names[row.log], devices, users) for row in rows]
    return tuple(sorted(made, key=lambda each: each.at_ms))


def _event(
    replica: Replica,
    row: EntryRow,
    log: LogName,
    devices: dict[bytes, str],
    users: dict[bytes, str],
) -> CardEvent:
    header = decode_header(row.entry.header)
    said = _said(replica, row)
    user = users.get(header.author, "")
    return CardEvent(milliseconds(header.time), devices.get(log.device, ""), user, said)


def _said(replica: Replica, row: EntryRow) -> dict[str, str]:
    """What was written, of an entry in force; of any other, the code of why it is not."""
    if row.status != APPLIED:
        return {"not_in_force": row.status}
    fields = row.entry.fields() if row.open and row.kind == "card" else {}
    return {name: _plain(replica, name, fields[name]) for name in TOLD if name in fields}


def _plain(replica: Replica, name: str, value: object) -> str:
    if not isinstance(value, bytes):
        return "" if value is None else str(value)
    return _number(replica, value) or value.hex() if name == "replaced_by" else value.hex()
