"""SQL written once per table and engine, and run in batches past SQLAlchemy's per-row work.

The text of every statement is generated from the tables; parameters and results are plain Python
values that both drivers take and give alike (bytes, text, whole numbers; a date or JSON as text).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Any, cast

from sqlalchemy import Column, Connection, CursorResult, Table, any_, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.types import ARRAY

CHUNKS = (500, 50, 5, 1)
"""Lengths of IN lists; a rest is filled up, so that few different statements are ever prepared."""

Rows = list[tuple[Any, ...]]


@dataclass(frozen=True)
class Compiled:
    """A statement's text for one engine: its parameters' order, and those with a value already."""

    text: str
    names: tuple[str, ...]
    given: Mapping[str, Any]


class Statement:
    """One statement with named parameters, compiled once for each engine.

    Safe for use by several threads: in a race the same text is compiled twice.
    """

    def __init__(self, clause: Any) -> None:
        self._clause = clause
        self._compiled: dict[str, Compiled] = {}

    def rows(self, connection: Connection, **parameters: Any) -> Rows:
        """Runs it and fetches all rows, as the driver gives them."""
        result = self.run(connection, **parameters)
        rows = cast(Rows, result.cursor.fetchall())
        result.close()
        return rows

    def run(self, connection: Connection, **parameters: Any) -> CursorResult[Any]:
        compiled = self.compiled(connection)
        values = {**compiled.given, **parameters}
        return connection.exec_driver_sql(
            compiled.text, tuple(values[name] for name in compiled.names)
        )

    def run_many(self, connection: Connection, names: tuple[str, ...], rows: list[Any]) -> None:
        """Runs it for every row, a tuple of the parameters `names`; not at all for no rows."""
        if not rows:
            return
        compiled = self.compiled(connection)
        if compiled.names != names:
            ordered = itemgetter(*(names.index(name) for name in compiled.names))
            rows = [ordered(row) for row in rows]
        connection.exec_driver_sql(compiled.text, rows)

    def compiled(self, connection: Connection) -> Compiled:
        dialect = connection.dialect
        found = self._compiled.get(dialect.name)
        if found is None:
            made = self._clause.compile(dialect=dialect)
            given = {name: value for name, value in made.params.items() if value is not None}
            found = Compiled(str(made), tuple(made.positiontup or ()), given)
            self._compiled[dialect.name] = found
        return found


class Among:
    """SELECT of some columns where one column is among many values, with further conditions."""

    def __init__(self, columns: Sequence[Any], key: Column[Any], *conditions: Any) -> None:
        chosen = select(*columns).where(*conditions)
        array = bindparam("keys", type_=ARRAY(key.type))
        self._array = Statement(chosen.where(key == any_(array)))
        self._lists = {
            size: Statement(chosen.where(key.in_([bindparam(f"key{n}") for n in range(size)])))
            for size in CHUNKS
        }

    def rows(self, connection: Connection, keys: Iterable[Any]) -> Rows:
        """The rows for these keys, in no order; a key given twice counts once."""
        wanted = list(dict.fromkeys(keys))
        if not wanted:
            return []
        if connection.dialect.name == "postgresql":
            return self._array.rows(connection, keys=wanted)
        found: Rows = []
        for chunk in _chunks(wanted):
            named = {f"key{n}": key for n, key in enumerate(chunk)}
            found += self._lists[len(chunk)].rows(connection, **named)
        return found


def _chunks(keys: list[Any]) -> Iterator[list[Any]]:
    """Lists of a length in CHUNKS; the last is filled up with its last key."""
    for start in range(0, len(keys), CHUNKS[0]):
        part = keys[start : start + CHUNKS[0]]
        size = min(each for each in CHUNKS if each >= len(part))
        yield part + [part[-1]] * (size - len(part))


def upsert(
    connection: Connection, table: Table, names: tuple[str, ...], rows: list[tuple[Any, ...]]
) -> None:
    """Inserts rows (values of the columns `names`), or replaces those that have their key.

    The one place that knows how each engine says it.
    """
    _upsert(table, names, connection.dialect.name).run_many(connection, names, rows)


@cache
def _upsert(table: Table, names: tuple[str, ...], engine: str) -> Statement:
    make: Any = postgresql.insert if engine == "postgresql" else sqlite.insert
    statement = make(table).values({name: bindparam(name) for name in names})
    keys = [column.name for column in table.primary_key]
    replaced = {name: statement.excluded[name] for name in names if name not in keys}
    if not replaced:
        return Statement(statement.on_conflict_do_nothing(index_elements=keys))
    return Statement(statement.on_conflict_do_update(index_elements=keys, set_=replaced))
