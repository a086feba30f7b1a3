"""From any older schema to this version's, and no further than is known.

Revisions are numbered "0001", "0002", … ; their scripts in `versions` are frozen: they spell out
their columns and never look at the tables of today. Each change adds one, raises `REVISION`, and
keeps a file of the revision before it in tests/vectors.
"""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect

from fieldkit.errors import Refusal
from fieldkit.store.reasons import StoreReason

REVISION = "0003"
"""The schema of this version."""

VERSION_TABLE = "schema_revision"


def bring_up_to_date(engine: Engine, path: Path | None) -> Refusal | None:
    """Makes or updates the schema; where it is the current one, this costs two small SELECTs.

    `path`: the file of an SQLite database, None for PostgreSQL; an older file is first copied to
    `<name>.before-<revision>`. Refuses `store.newer` (params: `held`, `known`), `disk_full` where
    the copy does not fit, and `busy` where another process works in the file.
    """
    with engine.connect() as connection:
        held = revision_of(connection)
    if held == REVISION:
        return None
    if held is not None and int(held) > int(REVISION):
        return Refusal(StoreReason.NEWER, {"held": held, "known": REVISION})
    # Most starts need no update, and alembic takes longer to import than the database to open.
    from fieldkit.store.migrations.upgrade import copy_aside, upgrade

    if held is not None and path is not None:
        engine.dispose()
        refusal = copy_aside(path, REVISION)
        if refusal is not None:
            return refusal
    upgrade(engine, REVISION)
    return None


def revision_of(connection: Connection) -> str | None:
    """The revision of a database; None for one that has nothing of ours."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    held = connection.exec_driver_sql(f"SELECT version_num FROM {VERSION_TABLE}").scalar()  # noqa: S608
    return None if held is None else str(held)
