"""The directory's records as values; those that this version can't read are left out."""

from typing import TypeVar

from sqlalchemy import Connection

from fieldkit.journal.codec import decode
from fieldkit.journal.repository import DirectoryRow
from fieldkit.records.record import Record
from fieldkit.records.registry import KINDS, build
from fieldkit.store.journal_feed import SqlFeed

R = TypeVar("R", bound=Record)

_KIND_OF = {kind.value: kind.name for kind in KINDS.values()}


def all_of(connection: Connection, value: type[R]) -> list[R]:
    """All records of a class (`Site`, `Item`, …), by id."""
    rows = SqlFeed(connection).directory(_KIND_OF[value])
    return [found for row in rows if (found := _value(row, value)) is not None]


def one(connection: Connection, value: type[R], record: bytes) -> R | None:
    """One record of a class by its id."""
    row = SqlFeed(connection).directory_record(_KIND_OF[value], record)
    return _value(row, value) if row else None


def _value(row: DirectoryRow, value: type[R]) -> R | None:
    built = build(row.kind, row.id, decode(row.body))
    return built if isinstance(built, value) else None
