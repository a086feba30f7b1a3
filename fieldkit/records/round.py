"""A round of a programme: what is given, to whom, where and when."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import with_config
from sqlmodel import JSON, Field
from typing_extensions import TypedDict

from fieldkit.errors import Refusal
from fieldkit.records.fields import CodeText, Date, Id, Line, Loose, Note, Quantity
from fieldkit.records.reasons import RecordReason
from fieldkit.records.record import Record


class Per(StrEnum):
    """What a quantity of the package is multiplied by."""

    HOUSEHOLD = "household"
    PERSON = "person"


@with_config({"strict": True, "extra": "allow", "use_enum_values": True})
class PackageLine(TypedDict):
    """So much of an item (its code) for each household or each person."""

    item: CodeText
    quantity: Quantity
    per: Annotated[Per, Loose]


@with_config({"strict": True, "extra": "allow"})
class CriterionLabel(TypedDict):
    """What a part of the criterion (as written there: a name, a comparison) is called."""

    part: Note
    ru: Line
    en: Line


class Round(Record):
    """Of the directory. `areas` and `sites` are codes; both empty means everywhere. `starts` and
    `ends` are days of work, both included. `criterion` is an expression, None for everybody;
    `criterion_words` say its parts where the words of FieldKit are not the best.
    """

    code: CodeText
    programme: Id
    number: Quantity
    areas: list[CodeText] = Field(default_factory=list, sa_type=JSON)
    sites: list[CodeText] = Field(default_factory=list, sa_type=JSON)
    starts: Date
    ends: Date
    package: list[PackageLine] = Field(sa_type=JSON)
    criterion: Note | None = None
    criterion_words: list[CriterionLabel] = Field(default_factory=list, sa_type=JSON)

    @classmethod
    def sense(cls, fields: Mapping[str, object]) -> Refusal | None:
        """Refuses a round that ends before it starts, and one that gives nothing."""
        starts, ends = str(fields["starts"]), str(fields["ends"])
        if ends < starts:
            return Refusal(RecordReason.DATES_OUT_OF_ORDER, {"first": starts, "last": ends})
        return None if fields["package"] else Refusal(RecordReason.NO_LINES)
