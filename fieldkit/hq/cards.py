"""Cards signed beforehand: headquarters' issuer key, and numbers that are never given twice."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from fieldkit.cards.payload import CardPayload
from fieldkit.cards.series import Series, sign_series
from fieldkit.hq.headquarters import Headquarters
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


def sign_cards(headquarters: Headquarters, count: int) -> list[CardPayload]:
    """The next `count` cards; their running numbers are taken before they are signed."""
    with headquarters.node.transaction() as replica:
        stored = replica.store.setting(_NEXT)
        first = int.from_bytes(stored, "big") if stored else 1
        replica.store.put_setting(_NEXT, (first + count).to_bytes(8, "big"))
    series = Series(
        card_number_of(headquarters.keys.organisation),
        ISSUER,
        first,
        count,
        today(headquarters) + timedelta(days=VALID_DAYS),
    )
    key = Ed25519PrivateKey.from_private_bytes(headquarters.keys.card_issuer)
    return list(sign_series(key, series, headquarters.randomness))


def today(headquarters: Headquarters) -> date:
    seconds = max(headquarters.clock.now_ms(), 0) / 1000
    return datetime.fromtimestamp(seconds, tz=UTC).date()
