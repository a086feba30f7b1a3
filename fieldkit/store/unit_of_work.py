"""One act, one transaction: all of it is saved, or nothing."""

from collections.abc import Callable
from types import TracebackType
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import DBAPIError

from fieldkit.errors import Refusal, RefusalError
from fieldkit.store.failures import reason_of
from fieldkit.store.journal_repository import SqlJournal
from fieldkit.store.reasons import StoreReason
from fieldkit.store.sqlcipher import WRITING
from fieldkit.store.tables.placement import POSITION

T = TypeVar("T")


class UnitOfWork:
    """`with UnitOfWork(engine) as unit:` commits at the end and rolls back on any exception.

    `writing`: takes the one writer's place at once, and waits for it if another has it; without it
    the unit sees the database as it was at its first look. Raises `RefusalError` with
    `store.disk_full`, `busy`, `unreachable`, `damaged` or `not_writable`, after which nothing is
    saved and the database can be used. Belongs to the thread that entered it.
    """

    connection: Connection
    journal: SqlJournal

    def __init__(self, engine: Engine, writing: bool = True) -> None:
        self._engine = engine
        self._writing = writing

    def __enter__(self) -> "UnitOfWork":
        try:
            self.connection = self._engine.connect().execution_options(**self._options())
        except DBAPIError as error:
            raise _outcome(error) from error
        try:
            self.connection.begin()
            if self._writing and self.connection.dialect.name == "postgresql":
                # The place of the one writer, as BEGIN IMMEDIATE is SQLite's.
                self.connection.execute(select(POSITION.c.last).with_for_update())
        except DBAPIError as error:
            self._abandon(error)
            raise _outcome(error) from error
        self.journal = SqlJournal(self.connection)
        return self

    def _options(self) -> dict[str, Any]:
        # A writer must see what the one before it saved, though it had to wait for it.
        if self._engine.dialect.name == "postgresql" and not self._writing:
            return {"isolation_level": "REPEATABLE READ"}
        return {WRITING: self._writing}

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None:
            try:
                self.connection.commit()
            except DBAPIError as failed:
                self._abandon(failed)
                raise _outcome(failed) from failed
            self.connection.close()
            return
        self._abandon(error)
        if isinstance(error, DBAPIError):
            raise _outcome(error) from error

    def _abandon(self, error: BaseException) -> None:
        """Rolls back; after a failing disk also drops the driver's connection and its cache."""
        if isinstance(error, DBAPIError) and reason_of(error) is not StoreReason.BUSY:
            self.connection.invalidate()
        self.connection.close()


def _outcome(error: DBAPIError) -> Exception:
    reason = reason_of(error)
    return error if reason is None else RefusalError(Refusal(reason))


def save(engine: Engine, work: Callable[[UnitOfWork], T | Refusal]) -> T | Refusal:
    """Does `work` in one transaction and gives its result, once saved.

    A refusal, be it the work's own, one it raised, or the disk's, means that nothing was saved.
    """
    try:
        with UnitOfWork(engine) as unit:
            result = work(unit)
            if isinstance(result, Refusal):
                raise RefusalError(result)
            return result
    except RefusalError as error:
        return error.refusal


def look(engine: Engine, work: Callable[[UnitOfWork], T | Refusal]) -> T | Refusal:
    """Reads: one state of the database for all of `work`, no matter who writes meanwhile."""
    try:
        with UnitOfWork(engine, writing=False) as unit:
            return work(unit)
    except RefusalError as error:
        return error.refusal
