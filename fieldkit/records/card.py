"""A card with a signed number, bound to a household or still blank."""

from enum import StrEnum
from typing import Annotated

from sqlmodel import Field, String

from fieldkit.records.fields import CodeText, Id, Loose, Serial
from fieldkit.records.record import Record


class CardStatus(StrEnum):
    """Only an active card serves; re-issue makes a new number and cancels the old."""

    PRINTED = "printed"
    ACTIVE = "active"
    LOST = "lost"
    REPLACED = "replaced"
    REVOKED = "revoked"


class Card(Record):
    """A register. `serial` is in the QR; `short_number`, with its check digit, below it."""

    household: Id | None = None
    serial: Serial
    short_number: CodeText
    status: Annotated[CardStatus, Loose] = Field(sa_type=String)
    replaced_by: Id | None = None
    deleted: bool = False
