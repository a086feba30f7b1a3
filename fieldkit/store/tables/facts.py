"""The tables of facts. Beside its values a fact keeps when, by whom and where it was done."""

from sqlmodel import BigInteger, Field

from fieldkit.records.assessment import Assessment
from fieldkit.records.receipt import Receipt
from fieldkit.records.stock_movement import StockMovement
from fieldkit.records.void import Void
from fieldkit.store.tables.kept import Kept, finished

DONE = ("acted_ms", "author", "area")
"""The columns that come from the fact's entry and not from its fields."""


class Done(Kept):
    """`acted_ms`: the entry's time, in milliseconds since 1970; `author`, `area`: ids."""

    acted_ms: int | None = Field(default=None, sa_type=BigInteger)
    author: bytes | None = None
    area: bytes | None = None


class AssessmentRow(Done, Assessment, table=True):
    __tablename__ = "assessment"

    id: bytes = Field(primary_key=True)


class ReceiptRow(Done, Receipt, table=True):
    __tablename__ = "receipt"

    id: bytes = Field(primary_key=True)


class VoidRow(Done, Void, table=True):
    __tablename__ = "void"

    id: bytes = Field(primary_key=True)


class StockMovementRow(Done, StockMovement, table=True):
    __tablename__ = "stock_movement"

    id: bytes = Field(primary_key=True)


FACT_TABLES = {
    "assessment": finished(AssessmentRow, "root"),
    "receipt": finished(ReceiptRow, "root", "round", "site acted_ms"),
    "void": finished(VoidRow, "root", "fact"),
    "stock_movement": finished(StockMovementRow, "from_place", "to_place"),
}
