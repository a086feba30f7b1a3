"""Files that the directory names, by their hash."""

from sqlalchemy import Connection, bindparam, delete, select

from fieldkit.store.statements import Statement, upsert
from fieldkit.store.tables.directory import FILE

_HELD = Statement(select(FILE.c.sha256))
_ONE = Statement(select(FILE.c.content).where(FILE.c.sha256 == bindparam("sha256")))
_DROP = Statement(delete(FILE).where(FILE.c.sha256 == bindparam("sha256")))


class SqlFiles:
    """The part of `JournalStore` that is about files."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def held_files(self) -> frozenset[bytes]:
        return frozenset(row[0] for row in _HELD.rows(self.connection))

    def file(self, sha256: bytes) -> bytes | None:
        rows = _ONE.rows(self.connection, sha256=sha256)
        return rows[0][0] if rows else None

    def put_file(self, sha256: bytes, content: bytes) -> None:
        upsert(self.connection, FILE, ("sha256", "content"), [(sha256, content)])

    def drop_file(self, sha256: bytes) -> None:
        _DROP.run(self.connection, sha256=sha256)
