"""A receipt: the proof of one hand-out to one household in one round."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from sqlmodel import JSON, Field, String

from fieldkit.errors import Refusal
from fieldkit.records.fields import Id, Line, Loose
from fieldkit.records.lines import GoodsLine, check_lines, lines_of
from fieldkit.records.reasons import RecordReason
from fieldkit.records.record import Record


class Collector(StrEnum):
    """Who took the goods."""

    HEAD = "head"
    MEMBER = "member"
    PROXY = "proxy"


class ProofKind(StrEnum):
    """How the taking was proven."""

    CARD_SCAN = "card_scan"
    SIGNATURE = "signature"
    PHOTO = "photo"
    THUMB = "thumb"


class Identified(StrEnum):
    """How the household was found at the table."""

    CARD_SCAN = "card_scan"
    CARD_NUMBER = "card_number"
    NAME = "name"


class ExceptionReason(StrEnum):
    """Why goods were given although the rules alone did not say so."""

    OTHER_AREA = "other_area"
    CARD_NOT_READABLE = "card_not_readable"
    URGENT_NEED = "urgent_need"
    TEAM_LEAD_DECISION = "team_lead_decision"


class Receipt(Record):
    """A fact. Its lines are the stock that left `site`; `collector` is a person's or proxy's id.

    A thumbprint needs the name of a witness beside it (tally and receipt sheets of the CARE
    commodity manual). `identified` is empty in receipts written before it was asked.
    """

    household: Id
    round: Id
    site: Id
    card: Id | None = None
    lines: list[GoodsLine] = Field(sa_type=JSON)
    collected_by: Annotated[Collector, Loose] = Field(sa_type=String)
    collector: Id
    proof: Annotated[ProofKind, Loose] = Field(sa_type=String)
    witness: Line | None = None
    proof_note: Line | None = None
    identified: Annotated[Identified, Loose] | None = Field(default=None, sa_type=String)
    exception: Annotated[ExceptionReason, Loose] | None = Field(default=None, sa_type=String)
    exception_note: Line | None = None

    @classmethod
    def sense(cls, fields: Mapping[str, object]) -> Refusal | None:
        """Refuses a receipt of nothing, serials that do not add up, a thumbprint unwitnessed."""
        if not fields["lines"]:
            return Refusal(RecordReason.NO_LINES)
        if fields["proof"] == ProofKind.THUMB and not fields.get("witness"):
            return Refusal(RecordReason.WITNESS_MISSING)
        return check_lines(lines_of(fields))
