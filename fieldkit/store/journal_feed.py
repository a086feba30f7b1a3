"""The feed of placements, the directory and named blobs."""

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, bindparam, delete, func, select, update

from fieldkit.journal.repository import DirectoryRow, Placement
from fieldkit.store.statements import Among, Statement, upsert
from fieldkit.store.tables.directory import DIRECTORY, SETTING
from fieldkit.store.tables.placement import PLACEMENT, POSITION

_PLACEMENT = ("area", "kind", "record", "position", "here")
_PLACEMENT_COLUMNS = [PLACEMENT.c[name] for name in _PLACEMENT]
_PLACED = Among(_PLACEMENT_COLUMNS, PLACEMENT.c.record)
_FEED = Statement(
    select(*_PLACEMENT_COLUMNS)
    .where(PLACEMENT.c.area == bindparam("area"), PLACEMENT.c.position > bindparam("after"))
    .order_by(PLACEMENT.c.position)
    .limit(bindparam("most"))
)
_FEED_SIZE = Statement(
    select(func.count()).where(
        PLACEMENT.c.area == bindparam("area"), PLACEMENT.c.position > bindparam("after")
    )
)
_ADVANCE = Statement(
    update(POSITION)
    .where(POSITION.c.id == 1)
    .values(last=POSITION.c.last + bindparam("advance"))
    .returning(POSITION.c.last)
)
_DIRECTORY = ("kind", "id", "body", "version")
_ALL_DIRECTORY = Statement(select(DIRECTORY))
_DIRECTORY_OF = Statement(select(DIRECTORY).where(DIRECTORY.c.kind == bindparam("kind")))
_DIRECTORY_RECORD = Statement(
    select(DIRECTORY).where(
        DIRECTORY.c.kind == bindparam("kind"), DIRECTORY.c.id == bindparam("record")
    )
)
_CLEAR_DIRECTORY = Statement(delete(DIRECTORY))
_SETTING = Statement(select(SETTING.c.value).where(SETTING.c.name == bindparam("name")))


class SqlFeed:
    """The part of `JournalStore` that is about placements, the directory and settings."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def placements(self, records: Collection[bytes]) -> dict[bytes, list[Placement]]:
        found: dict[bytes, list[Placement]] = {}
        for row in _PLACED.rows(self.connection, records):
            placement = _placement(*row)
            found.setdefault(placement.record, []).append(placement)
        return found

    def put_placements(self, rows: Sequence[Placement]) -> None:
        values = [(row.area, row.kind, row.record, row.position, row.here) for row in rows]
        upsert(self.connection, PLACEMENT, _PLACEMENT, values)

    def feed(self, area: bytes, after: int, limit: int) -> list[Placement]:
        rows = _FEED.rows(self.connection, area=area, after=after, most=limit)
        return [_placement(*row) for row in rows]

    def feed_size(self, area: bytes, after: int) -> int:
        return int(_FEED_SIZE.rows(self.connection, area=area, after=after)[0][0])

    def position(self, advance: int) -> int:
        """Locks the counter till the end of the transaction, even where nothing is added: so
        positions become visible in the order in which transactions commit.
        """
        return int(_ADVANCE.rows(self.connection, advance=advance)[0][0])

    def directory(self, kind: str | None = None) -> list[DirectoryRow]:
        if kind is None:
            rows = _ALL_DIRECTORY.rows(self.connection)
        else:
            rows = _DIRECTORY_OF.rows(self.connection, kind=kind)
        return [DirectoryRow(*row) for row in sorted(rows)]

    def directory_record(self, kind: str, record: bytes) -> DirectoryRow | None:
        rows = _DIRECTORY_RECORD.rows(self.connection, kind=kind, record=record)
        return DirectoryRow(*rows[0]) if rows else None

    def put_directory(self, rows: Sequence[DirectoryRow]) -> None:
        _CLEAR_DIRECTORY.run(self.connection)
        values = [(row.kind, row.id, row.body, row.version) for row in rows]
        upsert(self.connection, DIRECTORY, _DIRECTORY, values)

    def setting(self, name: str) -> bytes | None:
        rows = _SETTING.rows(self.connection, name=name)
        return rows[0][0] if rows else None

    def put_setting(self, name: str, value: bytes) -> None:
        upsert(self.connection, SETTING, ("name", "value"), [(name, value)])


def _placement(area: bytes, kind: str, record: bytes, position: int, here: int) -> Placement:
    return Placement(area, kind, record, position, bool(here))
