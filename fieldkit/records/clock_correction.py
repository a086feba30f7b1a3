"""HQ's correction of a log that a wrong clock stamped."""

from collections.abc import Mapping

from sqlmodel import BigInteger, Field

from fieldkit.errors import Refusal
from fieldkit.records.fields import CodeText, Id, Number, Offset
from fieldkit.records.reasons import RecordReason
from fieldkit.records.record import Record


class ClockCorrection(Record):
    """Of the directory. The merge time of entries `first_seq` to `last_seq` (both included) of the
    log (device, incarnation, compartment) is their own plus `merge_offset_ms`. The incarnation is
    in hexadecimal digits.
    """

    device: Id
    incarnation: CodeText
    compartment: CodeText
    first_seq: Number = Field(sa_type=BigInteger)
    last_seq: Number = Field(sa_type=BigInteger)
    merge_offset_ms: Offset = Field(sa_type=BigInteger)

    @classmethod
    def sense(cls, fields: Mapping[str, object]) -> Refusal | None:
        """Refuses a range that ends before it starts."""
        first, last = fields["first_seq"], fields["last_seq"]
        if isinstance(first, int) and isinstance(last, int) and last < first:
            return Refusal(RecordReason.INVALID_RANGE, {"first": first, "last": last})
        return None
