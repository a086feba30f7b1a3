"""A key that signs cards' numbers."""

from collections.abc import Mapping

from fieldkit.errors import Refusal
from fieldkit.records.fields import Count, Date, Key
from fieldkit.records.reasons import RecordReason
from fieldkit.records.record import Record


class CardIssuer(Record):
    """Of the directory. `number` stands in the card (two bytes); `public_key`: Ed25519, 32 bytes;
    cards it signed are taken from `valid_from` to `valid_until`, both included.
    """

    number: Count
    public_key: Key
    valid_from: Date
    valid_until: Date | None = None

    @classmethod
    def sense(cls, fields: Mapping[str, object]) -> Refusal | None:
        """Refuses a number over 65535 and days out of order."""
        number, first, last = fields["number"], fields["valid_from"], fields.get("valid_until")
        if not isinstance(number, int) or number > 0xFFFF:
            params = {"field": "number", "least": 0, "most": 0xFFFF}
            return Refusal(RecordReason.INVALID_NUMBER, params)
        if last is not None and str(last) < str(first):
            params = {"first": str(first), "last": str(last)}
            return Refusal(RecordReason.DATES_OUT_OF_ORDER, params)
        return None
