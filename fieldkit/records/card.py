"""A card with a signed number, bound to a household or still blank."""

from enum import StrEnum
from typing import Annotated

from sqlmodel import Field, String

from fieldkit.records.fields import CodeText, Id, Line, Loose, Serial
from fieldkit.records.record import Record
from fieldkit.records.revocation import RevocationReason


class CardStatus(StrEnum):
    """Only an active card serves; re-issue makes a new number and cancels the old."""

    PRINTED = "printed"
    ACTIVE = "active"
    LOST = "lost"
    REPLACED = "replaced"
    REVOKED = "revoked"


class IdentitySeen(StrEnum):
    """By what a household without its card was known when it was given this one."""

    DOCUMENT = "document"
    VOUCHED = "vouched"
    KNOWN = "known"


class Card(Record):
    """A register. `serial` is in the QR; `short_number`, with its check digit, below it.

    `cause`: why it serves no longer. `identity` with its note (the kind of document, or who
    vouched): for a card given at the table in place of one that nobody could show.
    """

    household: Id | None = None
    serial: Serial
    short_number: CodeText
    status: Annotated[CardStatus, Loose] = Field(sa_type=String)
    replaced_by: Id | None = None
    cause: Annotated[RevocationReason, Loose] | None = Field(default=None, sa_type=String)
    identity: Annotated[IdentitySeen, Loose] | None = Field(default=None, sa_type=String)
    identity_note: Line | None = None
    deleted: bool = False
