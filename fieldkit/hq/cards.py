"""Cards signed beforehand: headquarters' issuer key, and numbers that are never given twice."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from fieldkit.cards.layout import TEN_TO_A_PAGE, Layout
from fieldkit.cards.numbers import LAST_NUMBER, RUN_SIZE
from fieldkit.cards.payload import CardPayload, sign_payload
from fieldkit.errors import Refusal
from fieldkit.hq.cards_ledger import PrintJob, add_job
from fieldkit.hq.headquarters import Headquarters
from fieldkit.hq.reasons import HqReason
from fieldkit.journal.keys import SigningKey
from fieldkit.records.ids import directory_id
from fieldkit.records.organisation import card_number_of

ISSUER = 1
VALID_DAYS = 730
_NEXT = "cards/next"


def issuer_record(headquarters: Headquarters) -> dict[tuple[str, bytes], dict[str, Any]]:
    """The directory record by which laptops take this headquarters' cards."""
    record = directory_id(headquarters.keys.organisation, "card_issuer", str(ISSUER))
    fields = {
        "number": ISSUER,
        "public_key": SigningKey(headquarters.keys.card_issuer).public,
        "valid_from": (today(headquarters) - timedelta(days=1)).isoformat(),
    }
    return {("card_issuer", record): fields}


def take_numbers(
    headquarters: Headquarters, count: int, layout: Layout = TEN_TO_A_PAGE
) -> PrintJob | Refusal:
    """The next `count` running numbers as a job of the ledger, before any of them is signed.

    Refuses what would go past the last number (`hq.cards_used_up`).
    """
    with headquarters.node.transaction() as replica:
        stored = replica.store.setting(_NEXT)
        first = int.from_bytes(stored, "big") if stored else 1
        if first + count - 1 > LAST_NUMBER:
            return Refusal(HqReason.CARDS_USED_UP, {"left": LAST_NUMBER - first + 1})
        replica.store.put_setting(_NEXT, (first + count).to_bytes(8, "big"))
        run, expiry = (
            headquarters.randomness.bytes(RUN_SIZE),
            today(headquarters) + timedelta(days=VALID_DAYS),
        )
        at_ms = max(headquarters.clock.now_ms(), 0)
        job = PrintJob(0, at_ms, first, count, run, expiry, layout.name, layout.per_page)
        return add_job(replica, job)


def sign_job(headquarters: Headquarters, job: PrintJob) -> list[CardPayload]:
    """The cards of a job; the same ones each time."""
    key = Ed25519PrivateKey.from_private_bytes(headquarters.keys.card_issuer)
    organisation = card_number_of(headquarters.keys.organisation)
    return [
        sign_payload(
            key,
            organisation=organisation,
            issuer=ISSUER,
            serial=job.serial(running),
            expiry=job.expiry,
            scope=0,
        )
        for running in range(job.first, job.last + 1)
    ]


def today(headquarters: Headquarters) -> date:
    """The day by headquarters' clock, UTC."""
    seconds = max(headquarters.clock.now_ms(), 0) / 1000
    return datetime.fromtimestamp(seconds, tz=UTC).date()
