"""Cards that journals say are lost, replaced or revoked, told to every laptop in the directory.

A laptop of the household's own area learns it from the journal; all others can learn it here alone.
What was cancelled once stays so: a family gets a new card.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from fieldkit.cards.numbers import RUN_SIZE
from fieldkit.hq.cards import today
from fieldkit.hq.cards_ledger import jobs
from fieldkit.hq.headquarters import Headquarters
from fieldkit.hq.publish import Key, publish
from fieldkit.journal.accept import Accepted
from fieldkit.journal.replica import Replica
from fieldkit.records.card import Card, CardStatus
from fieldkit.records.ids import directory_id
from fieldkit.records.revocation import Revocation, RevocationReason
from fieldkit.services.held import directory, directory_one, held
from fieldkit.services.lookups import connection_of
from fieldkit.store.tables import RECORD_TABLES

_CARD = RECORD_TABLES["card"]
_REASONS = {
    CardStatus.LOST: RevocationReason.LOST,
    CardStatus.REPLACED: RevocationReason.REPLACED,
    CardStatus.REVOKED: RevocationReason.MISUSED,
}
KEPT_DAYS = 30
"""A cancelled card stays listed so long past its expiry: a laptop's clock may be behind."""


def publish_cancelled(headquarters: Headquarters, replica: Replica, accepted: Accepted) -> None:
    """Revokes the cards that a segment from a laptop cancelled, in its transaction."""
    touched = [record for kind, record in accepted.touched if kind == "card"]
    if touched:
        _publish(headquarters, replica, touched, ())


def publish_all_cancelled(headquarters: Headquarters) -> int:
    """Revokes every card that the journals held say is cancelled, and forgets those that expired
    long ago; how many were new.
    """
    with headquarters.node.transaction() as replica:
        query = select(_CARD.c.id).where(_CARD.c.status.in_([*map(str, _REASONS)]), _CARD.c.listed)
        ids = [record for (record,) in connection_of(replica).execute(query)]
        return _publish(headquarters, replica, ids, _expired(headquarters, replica))


def _publish(
    headquarters: Headquarters, replica: Replica, ids: Iterable[bytes], remove: Iterable[Key]
) -> int:
    gone, expiries = set(remove), _expiries(replica)
    records = {
        key: fields
        for card in held(replica, Card, list(ids)).values()
        if card.listed and not {"status", "serial"} & set(card.disputed)
        for key, fields in _revocation(headquarters, replica, card.value, expiries)
        if key not in gone
    }
    if records or gone:
        publish(headquarters, replica, records, gone)
    return len(records)


def _revocation(
    headquarters: Headquarters, replica: Replica, card: Card, expiries: Mapping[bytes, date]
) -> list[tuple[Key, Mapping[str, Any]]]:
    """The record that revokes a card; none where there is one, or the card serves."""
    reason = _REASONS.get(card.status)
    record = directory_id(replica.organisation, "revocation", card.serial.hex())
    if reason is None or directory_one(replica, Revocation, record) is not None:
        return []
    if _expiry(card.serial, expiries) < today(headquarters) - timedelta(days=KEPT_DAYS):
        return []
    fields = {
        "serial": card.serial,
        "reason": (card.cause or reason).value,
        "on": today(headquarters).isoformat(),
    }
    return [(("revocation", record), fields)]


def _expired(headquarters: Headquarters, replica: Replica) -> list[Key]:
    past, expiries = today(headquarters) - timedelta(days=KEPT_DAYS), _expiries(replica)
    return [
        ("revocation", each.id)
        for each in directory(replica, Revocation)
        if _expiry(each.serial, expiries) < past
    ]


def _expiries(replica: Replica) -> dict[bytes, date]:
    return {job.run: job.expiry for job in jobs(replica)}


def _expiry(serial: bytes, expiries: Mapping[bytes, date]) -> date:
    """The last day of a card of ours; of one that the ledger does not know, no day."""
    return expiries.get(serial[:RUN_SIZE], date.max)
