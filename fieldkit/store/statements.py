"""SQL written once per table and engine, and run in batches past SQLAlchemy's per-row work.

The text of every statement is generated from the tables; parameters and results are plain Python
values that both drivers take and give alike (bytes, text, whole numbers; a date or JSON as text).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Any, cast

from sqlalchemy import (
    Column,
    Connection,
    CursorResult,
    Select,
    Table,
    any_,
    bindparam,
    select,
    union_all,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError
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
        """Runs it and fetches all rows, as the driver gives them; inside a transaction.

        Raises `DBAPIError` as SQLAlchemy does, whose results would cost more than such a query.
        """
        compiled = self.compiled(connection)
        values = {**compiled.given, **parameters}
        cursor = connection.connection.cursor()
        try:
            cursor.execute(compiled.text, tuple(values[name] for name in compiled.names))
            return cast(Rows, cursor.fetchall())
        except connection.dialect.loaded_dbapi.Error as error:
            raise _wrapped(error, compiled.text, connection) from error
        finally:
            cursor.close()

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
        self._parts: list[tuple[Select[Any], Column[Any]]] = [
            (select(*columns).where(*conditions), key)
        ]
        self._prepare()

    @classmethod
    def together(cls, parts: "Iterable[Among]") -> "Among":
        """The rows of all parts in one statement; they have as many columns, of the same types."""
        made = cls.__new__(cls)
        made._parts = [part for each in parts for part in each._parts]
        made._prepare()
        return made

    def _prepare(self) -> None:
        array = bindparam("keys", type_=ARRAY(self._parts[0][1].type))
        self._array = self._where(lambda key: key == any_(array))
        self._lists = {size: self._listed(size) for size in CHUNKS}

    def _listed(self, size: int) -> Statement:
        names: list[Any] = [bindparam(f"key{n}") for n in range(size)]
        return self._where(lambda key: key.in_(names))

    def _where(self, condition: Callable[[Column[Any]], Any]) -> Statement:
        chosen = [part.where(condition(key)) for part, key in self._parts]
        return Statement(chosen[0] if len(chosen) == 1 else union_all(*chosen))

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


def _wrapped(error: Any, text: str, connection: Connection) -> Any:
    """A driver's error as SQLAlchemy raises it; without the parameters, which are people's data."""
    dialect = connection.dialect
    lost = dialect.is_disconnect(error, None, None)
    base = dialect.loaded_dbapi.Error
    return DBAPIError.instance(
        text, None, error, base, True, connection_invalidated=lost, dialect=dialect
    )


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
