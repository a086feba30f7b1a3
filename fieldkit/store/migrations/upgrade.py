"""Running the scripts, with a copy of the file set aside first."""

import os
import shutil
from pathlib import Path

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from fieldkit.errors import Refusal
from fieldkit.store.migrations import VERSION_TABLE, revision_of
from fieldkit.store.reasons import StoreReason
from fieldkit.store.sqlcipher import WRITING

_ROOM = Path(__file__).parent
_LOCK = 0x66_6B_01
"""Any number that no other program locks."""


def scripts() -> ScriptDirectory:
    """The revisions that this version knows."""
    return ScriptDirectory(str(_ROOM), version_locations=[str(_ROOM / "versions")])


def upgrade(engine: Engine, revision: str) -> None:
    """Brings the schema to `revision`, all in one transaction."""
    with engine.connect().execution_options(**{WRITING: True}) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            # Workers start together; on SQLite the writer's lock is theirs already.
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        if revision_of(connection) != revision:
            run(connection, revision)


def run(connection: Connection, revision: str) -> None:
    """Runs the scripts up to `revision` in the caller's transaction."""
    directory = scripts()
    context = EnvironmentContext(
        Config(),
        directory,
        fn=lambda held, _: directory._upgrade_revs(revision, held),
        destination_rev=revision,
    )
    with context:
        context.configure(connection=connection, version_table=VERSION_TABLE)
        context.run_migrations()


def copy_aside(path: Path, revision: str) -> Refusal | None:
    """Copies a database file that nobody has open to `<name>.before-<revision>`."""
    unsaved = path.with_name(path.name + "-wal")
    if unsaved.exists() and unsaved.stat().st_size:
        return Refusal(StoreReason.BUSY, {"file": path.name})
    copy = path.with_name(f"{path.name}.before-{revision}")
    part = copy.with_name(copy.name + ".part")
    try:
        shutil.copyfile(path, part)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(copy)
    except OSError:
        part.unlink(missing_ok=True)
        return Refusal(StoreReason.DISK_FULL, {"file": path.name})
    return None
