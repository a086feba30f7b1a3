"""Blank cards that headquarters printed, and the laptop that they were given to."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator
from sqlmodel import BigInteger, Field

from fieldkit.errors import Refusal
from fieldkit.records.fields import Count, Date, Id, wrong
from fieldkit.records.reasons import RecordReason
from fieldkit.records.record import Record

MOST_NUMBER = 999_999_999
RUN_BYTES = 8


def _number(value: int) -> int:
    if not 1 <= value <= MOST_NUMBER:
        raise wrong(RecordReason.INVALID_NUMBER, least=1, most=MOST_NUMBER)
    return value


def _run(value: bytes) -> bytes:
    if len(value) != RUN_BYTES:
        raise wrong(RecordReason.INVALID_VALUE)
    return value


RunningNumber = Annotated[int, AfterValidator(_number)]
Run = Annotated[bytes, AfterValidator(_run)]


class CardRange(Record):
    """Of the directory. The cards with the running numbers `first` to `last`, both included, are
    of the print run `run` (the first 8 bytes of their serials; docs/card-format.md), signed by the
    key `issuer`, and serve until `expiry`. `device`: the id of the laptop they went to.

    It lets a laptop tell what stock it should have, and know a card of it by its short number.
    """

    issuer: Count
    first: RunningNumber = Field(sa_type=BigInteger)
    last: RunningNumber = Field(sa_type=BigInteger)
    run: Run
    expiry: Date
    device: Id

    @classmethod
    def sense(cls, fields: Mapping[str, object]) -> Refusal | None:
        """Refuses a range that ends before it begins, and an issuer over 65535."""
        issuer, first, last = fields["issuer"], fields["first"], fields["last"]
        if not isinstance(issuer, int) or issuer > 0xFFFF:
            params = {"field": "issuer", "least": 0, "most": 0xFFFF}
            return Refusal(RecordReason.INVALID_NUMBER, params)
        if isinstance(first, int) and isinstance(last, int) and last < first:
            params = {"field": "last", "least": first, "most": MOST_NUMBER}
            return Refusal(RecordReason.INVALID_NUMBER, params)
        return None
