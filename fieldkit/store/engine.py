"""Opening the database: one door for each engine, which leaves it at this version's schema."""

import os
from pathlib import Path

import sqlcipher3
from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from fieldkit.errors import Refusal
from fieldkit.store.failures import reason_of, reason_of_driver
from fieldkit.store.migrations import bring_up_to_date
from fieldkit.store.reasons import StoreReason
from fieldkit.store.sqlcipher import BUSY_MS, begin, change_key, connect

WAIT_MS = 30_000
"""How long a writer waits for the one before it on PostgreSQL, where many laptops write."""


def open_sqlcipher(
    path: Path, key: bytes, create: bool = False, busy_ms: int = BUSY_MS
) -> Engine | Refusal:
    """Opens an encrypted database by its raw key (32 bytes), and updates an older one.

    An older database is copied beside itself first (`migrations`). Refuses `store.missing` unless
    `create`, `other_key` (or not a database at all), `damaged`, `newer` than this application, a
    folder `not_writable`, `busy` with another process's work. `busy_ms`: how long to wait for
    another writer. Nothing is ever on the disk in clear: temporary tables stay in memory; freed
    memory goes with the process, which ends at locking (docs/decisions/0015).
    """
    refusal = _refuse_path(path, create)
    if refusal is not None:
        return refusal
    engine = _sqlcipher_engine(path, key, busy_ms)
    try:
        refusal = bring_up_to_date(engine, path)
    except DBAPIError as error:
        reason = reason_of(error)
        if reason is None:
            engine.dispose()
            raise
        refusal = Refusal(reason, {"file": path.name})
    if refusal is not None:
        engine.dispose()
        return refusal
    return engine


def _refuse_path(path: Path, create: bool) -> Refusal | None:
    if not path.exists():
        if not create:
            return Refusal(StoreReason.MISSING, {"file": path.name})
    elif path.stat().st_size == 0 and not create:
        return Refusal(StoreReason.DAMAGED, {"file": path.name})
    # The journal beside the database is written even by those who only read.
    if not os.access(path.parent, os.W_OK):
        return Refusal(StoreReason.NOT_WRITABLE, {"file": path.name})
    return None


def _sqlcipher_engine(path: Path, key: bytes, busy_ms: int) -> Engine:
    # Parameters are people's data, and an error's text may end in a log.
    engine = create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher3.dbapi2,
        creator=lambda: connect(path, key, busy_ms),
        poolclass=QueuePool,
        pool_size=8,
        max_overflow=8,
        hide_parameters=True,
    )
    event.listen(engine, "begin", begin)
    return engine


def rekey(path: Path, key: bytes, new_key: bytes, busy_ms: int = BUSY_MS) -> Refusal | None:
    """Encrypts the whole database anew; nobody else may have it open.

    A cut leaves it whole under the old key or under the new one: who opens it tries both. Needs
    room for a second copy. Refuses as `open_sqlcipher` does, and `store.disk_full`; then the old
    key still opens it.
    """
    refusal = _refuse_path(path, create=False)
    if refusal is not None:
        return refusal
    try:
        reason = change_key(path, key, new_key, busy_ms)
    except sqlcipher3.DatabaseError as error:
        reason = reason_of_driver(error)
        if reason is None:
            raise
    return None if reason is None else Refusal(reason, {"file": path.name})


def open_postgresql(url: str, schema: str | None = None) -> Engine | Refusal:
    """Opens headquarters' PostgreSQL database (`postgresql+psycopg://…`), and updates an older one.

    `schema`: where the tables are, if not in the user's default. A backup is the administrator's
    own (pg_dump). Its writers take turns, as on SQLite. Refuses `store.unreachable` and
    `store.newer`.
    """
    # A plan made while the tables were empty would read them whole for ever after.
    options = f"-cplan_cache_mode=force_custom_plan -clock_timeout={WAIT_MS}"
    if schema:
        options += f" -csearch_path={schema}"
    address = make_url(url)
    # What the administrator asks for in the address comes last, and so is what holds.
    asked = address.query.get("options", ())
    options = " ".join([options, *([asked] if isinstance(asked, str) else asked)])
    engine = create_engine(
        address,
        paramstyle="format",
        connect_args={"options": options},
        pool_size=8,
        max_overflow=8,
        hide_parameters=True,
    )
    try:
        refusal = bring_up_to_date(engine, None)
    except DBAPIError as error:
        engine.dispose()
        return Refusal(reason_of(error) or StoreReason.UNREACHABLE, {"file": engine.url.database})
    if refusal is not None:
        engine.dispose()
        return refusal
    return engine
