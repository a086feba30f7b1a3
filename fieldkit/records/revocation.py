"""A card's number that is no longer taken."""

from enum import StrEnum
from typing import Annotated

from sqlmodel import Field, String

from fieldkit.records.fields import Date, Loose, Serial
from fieldkit.records.record import Record


class RevocationReason(StrEnum):
    """Why a card was revoked."""

    LOST = "lost"
    STOLEN = "stolen"
    REPLACED = "replaced"
    DAMAGED = "damaged"
    MISUSED = "misused"


class Revocation(Record):
    """Of the directory. `serial` is the card's, `on` the day from which it counts."""

    serial: Serial
    reason: Annotated[RevocationReason, Loose] = Field(sa_type=String)
    on: Date
