"""The feed from which headquarters makes pages, and the counter of its positions."""

from sqlalchemy import Index
from sqlmodel import BigInteger, Field

from fieldkit.store.tables.kept import Stored, table_of


class PlacementTable(Stored, table=True):
    """`fieldkit.journal.repository.Placement`.

    The key begins with the record, by which placements are looked up with each change.
    """

    __tablename__ = "placement"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012

    record: bytes = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    area: bytes = Field(primary_key=True)
    position: int = Field(sa_type=BigInteger)
    here: bool


class PositionTable(Stored, table=True):
    """One row: the last position given out."""

    __tablename__ = "position"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    last: int = Field(sa_type=BigInteger)


PLACEMENT = table_of(PlacementTable)
POSITION = table_of(PositionTable)

Index("ix_placement_feed", PLACEMENT.c.area, PLACEMENT.c.position)
