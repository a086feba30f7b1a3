"""HQ's order to erase what is known of somebody."""

from enum import StrEnum
from typing import Annotated

from sqlmodel import Field, String

from fieldkit.records.fields import Date, Id, Loose
from fieldkit.records.record import Record


class Erasable(StrEnum):
    """The kinds that hold a name."""

    PERSON = "person"
    PROXY = "proxy"


class Erasure(Record):
    """Of the directory. Every replica closes the payloads of the `record` of that `kind`."""

    record: Id
    kind: Annotated[Erasable, Loose] = Field(sa_type=String)
    on: Date
