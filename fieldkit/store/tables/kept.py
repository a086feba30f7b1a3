"""What every record's table has beside its values, whatever its kind.

The columns are those of `fieldkit.journal.repository.RecordRow`. Values may all be empty: a record
may be unborn, erased, gone from the areas, or hold what its column can't.
"""

from typing import Any, cast

from sqlalchemy import Index, MetaData, Table
from sqlalchemy.orm import registry
from sqlmodel import BigInteger, Field, SQLModel
from sqlmodel._compat import SQLModelConfig

JOURNALLED = ("id", "state", "baseline", "paged", "position", "root", "listed", "conflicts")
"""The columns that are not values."""


class Stored(SQLModel, registry=registry()):
    """Base of every table of this room, so that its metadata is the room's own."""

    model_config = SQLModelConfig(frozen=False, extra="ignore", strict=False)


METADATA: MetaData = Stored.metadata


class Kept(Stored):
    """Base of the tables of records. `conflicts`: the disputed fields, as a JSON list of text;
    empty where there are none.
    """

    state: bytes
    baseline: bytes | None = None
    paged: bool = False
    position: int = Field(default=0, sa_type=BigInteger)
    root: bytes | None = None
    listed: bool = False
    conflicts: str | None = None


class OtherRow(Kept, table=True):
    """A record of a kind that this version does not know: carried, not shown."""

    __tablename__ = "other_record"

    kind: str = Field(primary_key=True)
    id: bytes = Field(primary_key=True)


def table_of(model: type[SQLModel]) -> Table:
    """The table behind a class declared with `table=True`."""
    return cast(Table, cast(Any, model).__table__)


def finished(model: type[Kept], *indexed: str) -> Table:
    """The table of a kind of record: its values may be empty.

    `indexed`: columns with a space between, looked up by the first; those after it are there to
    count without reading whole rows.
    """
    table = table_of(model)
    for column in table.columns:
        if column.name not in JOURNALLED and not column.primary_key:
            column.nullable = True
            column.default = None
    for names in indexed:
        columns = [table.c[name] for name in names.split()]
        Index(f"ix_{table.name}_{columns[0].name}", *columns)
    disputed = table.c.conflicts.is_not(None)
    Index(f"ix_{table.name}_disputed", table.c.id, sqlite_where=disputed, postgresql_where=disputed)
    return table
