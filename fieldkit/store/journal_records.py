"""Records as added up: their packed states, and the values that screens and rules read."""

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, Table, literal, select, union_all

from fieldkit.journal.clock import milliseconds
from fieldkit.journal.repository import RecordRow
from fieldkit.journal.state import Fact, unpack
from fieldkit.records.registry import KINDS
from fieldkit.store.columns import fits, fitted
from fieldkit.store.searched import keep_searchable
from fieldkit.store.statements import Among, Rows, Statement, upsert
from fieldkit.store.tables import OTHER, RECORD_TABLES
from fieldkit.store.tables.facts import DONE, FACT_TABLES
from fieldkit.store.tables.kept import JOURNALLED

T = TypeVar("T")
Key = tuple[str, bytes]


def _kept_columns(table: Table) -> list[Any]:
    return [table.c[name] for name in JOURNALLED]


_HELD = {kind: Among(_kept_columns(table), table.c.id) for kind, table in RECORD_TABLES.items()}
_OTHERS_HELD = Among([OTHER.c.kind, *_kept_columns(OTHER)], OTHER.c.id)


def _rooted(columns: Callable[[Table], list[Any]]) -> Among:
    """By the household it names; a household is its own, and some kinds have none."""
    return Among.together(
        Among([literal(kind), *columns(table)], table.c.id if root == "id" else table.c.root)
        for kind, table in RECORD_TABLES.items()
        if (root := KINDS[kind].root) is not None
    )


# One statement each: at the handing-out table seven of them would cost more than all the rest.
_ROOTED = _rooted(lambda table: [table.c.id])
_ROWS_ROOTED = _rooted(_kept_columns)


def _disputed(kind: Any, table: Table) -> Select[Any]:
    columns = (kind, table.c.id, table.c.conflicts)
    return select(*columns).where(table.c.conflicts.is_not(None))


_DISPUTED = Statement(
    union_all(
        _disputed(OTHER.c.kind, OTHER),
        *(_disputed(literal(kind), table) for kind, table in RECORD_TABLES.items()),
    )
)


class SqlRecords:
    """The part of `JournalStore` that is about records."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def records(self, keys: Collection[Key]) -> dict[bytes, RecordRow]:
        found: dict[bytes, RecordRow] = {}
        for kind, some in _by_kind(keys, lambda key: key[0]).items():
            wanted = [record for _, record in some]
            if kind in _HELD:
                rows = _HELD[kind].rows(self.connection, wanted)
            else:
                others = _OTHERS_HELD.rows(self.connection, wanted)
                rows = [row[1:] for row in others if row[0] == kind]
            found |= {row[0]: _record_row(kind, row) for row in rows}
        return found

    def put_records(self, rows: Sequence[RecordRow]) -> None:
        for kind, some in _by_kind(rows, lambda row: row.kind).items():
            table = RECORD_TABLES.get(kind)
            if table is None:
                values = [(kind, *_kept(row)) for row in some]
                upsert(self.connection, OTHER, ("kind", *JOURNALLED), values)
            else:
                _put(self.connection, table, some)
        keep_searchable(self.connection, rows)

    def rooted(self, roots: Collection[bytes]) -> list[Key]:
        found: list[Key] = [(kind, record) for kind, record in _ROOTED.rows(self.connection, roots)]
        return list(dict.fromkeys([*found, *self._homeless()]))

    def rows_rooted(self, roots: Collection[bytes]) -> list[RecordRow]:
        """The records that `rooted` names."""
        rows = _ROWS_ROOTED.rows(self.connection, roots)
        found = {(kind, row[0]): _record_row(kind, tuple(row)) for kind, *row in rows}
        further = [key for key in self._homeless() if key not in found]
        return [*found.values(), *self.records(further).values()]

    def _homeless(self) -> list[Key]:
        """Records of which it is disputed whose they are."""
        return [
            (kind, record)
            for kind, record, fields in self._conflicts()
            if "household" in json.loads(fields)
        ]

    def disputed(self) -> list[Key]:
        return [(kind, record) for kind, record, _ in self._conflicts()]

    def _conflicts(self) -> Rows:
        return _DISPUTED.rows(self.connection)


def _by_kind(items: Iterable[T], kind: Callable[[T], str]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = {}
    for item in items:
        found.setdefault(kind(item), []).append(item)
    return found


def _put(connection: Connection, table: Table, rows: Sequence[RecordRow]) -> None:
    fact = table.name in FACT_TABLES
    stamps = DONE if fact else ()
    checks = fits(table, JOURNALLED + stamps)
    names = (*JOURNALLED, *(name for name, _ in checks), *stamps)
    values = [
        (*_kept(row), *fitted(row.values, checks), *(_done(row) if fact else ())) for row in rows
    ]
    upsert(connection, table, names, values)


def _kept(row: RecordRow) -> tuple[Any, ...]:
    conflicts = json.dumps(row.conflicts) if row.conflicts else None
    return (
        row.id,
        row.state,
        row.baseline,
        row.paged,
        row.position,
        row.root,
        row.listed,
        conflicts,
    )


def _done(row: RecordRow) -> tuple[Any, ...]:
    """When, by whom and where a fact was done, from its state."""
    state = unpack(row.state) if row.values else None
    if not isinstance(state, Fact):
        return (None, None, None)
    return (milliseconds(state.time), state.author, state.area)


def _record_row(kind: str, row: tuple[Any, ...]) -> RecordRow:
    record, state, baseline, paged, position, root, listed, conflicts = row
    return RecordRow(
        kind,
        record,
        state,
        paged=bool(paged),
        baseline=baseline,
        position=position,
        root=root,
        listed=bool(listed),
        conflicts=tuple(json.loads(conflicts)) if conflicts else (),
    )
