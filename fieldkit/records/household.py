"""A household: people who share a home and a food basket. No personal names stand here."""

from enum import StrEnum
from typing import Annotated

from sqlmodel import Field, String

from fieldkit.records.fields import Date, Id, Line, Loose, Phone
from fieldkit.records.record import Record


class HouseholdStatus(StrEnum):
    """Whether a household stands by itself; only an active one receives."""

    ACTIVE = "active"
    LEFT = "left"
    JOINED = "joined"
    SPLIT = "split"


class Household(Record):
    """A register. `head` is a person's id; `joined_to` the household that this one went into."""

    area: Id
    site: Id
    status: Annotated[HouseholdStatus, Loose] = Field(
        default=HouseholdStatus.ACTIVE, sa_type=String
    )
    head: Id | None = None
    joined_to: Id | None = None
    address_note: Line | None = None
    origin_settlement: Line | None = None
    arrived: Date | None = None
    left_on: Date | None = None
    phone: Phone | None = None
    deleted: bool = False
