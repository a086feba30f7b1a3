"""The cancelling of a fact, with its reason."""

from enum import StrEnum
from typing import Annotated

from sqlmodel import Field, String

from fieldkit.records.fields import Id, Line, Loose
from fieldkit.records.record import Record


class VoidReason(StrEnum):
    """Why a fact does not stand."""

    MISTAKE = "mistake"
    WRONG_HOUSEHOLD = "wrong_household"
    WRONG_ITEM = "wrong_item"
    DOUBLE = "double"
    RETURNED = "returned"
    OTHER = "other"


class Void(Record):
    """A fact about a fact. `goods_returned`: the receipt's lines are back at its site.

    `household`: the receipt's, so that the void goes wherever the receipt goes.
    """

    fact: Id
    household: Id | None = None
    reason: Annotated[VoidReason, Loose] = Field(sa_type=String)
    note: Line | None = None
    goods_returned: bool
