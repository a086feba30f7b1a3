"""One journal store on each of three engines: in memory, SQLCipher, PostgreSQL."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import Engine

from fieldkit.journal.memory import MemoryJournal
from fieldkit.journal.repository import JournalStore
from fieldkit.store.engine import open_postgresql, open_sqlcipher
from fieldkit.store.unit_of_work import UnitOfWork
from tests.contract.server import PostgresServer

ENGINES = ("memory", "sqlcipher", "postgresql")
KEY = b"a key made for the tests only :)"


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresServer]:
    """One PostgreSQL for the session; schemas keep tests apart."""
    with PostgresServer(tmp_path_factory) as server:
        yield server


class Databases:
    """Opens as many databases of an engine as a test needs; each once for the session."""

    def __init__(self, folder: Path, request: pytest.FixtureRequest) -> None:
        self._folder, self._request = folder, request
        self._engines: dict[tuple[str, int], Engine] = {}

    def engine(self, name: str, number: int = 0) -> Engine:
        if (name, number) not in self._engines:
            if name == "sqlcipher":
                path = self._folder / f"contract{number}.db"
                opened = open_sqlcipher(path, KEY, create=True)
            else:
                server: PostgresServer = self._request.getfixturevalue("server")
                opened = open_postgresql(server.url, server.new_schema())
            assert isinstance(opened, Engine), opened
            self._engines[name, number] = opened
        return self._engines[name, number]

    def close(self) -> None:
        for engine in self._engines.values():
            engine.dispose()


@pytest.fixture(scope="session")
def databases(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Databases]:
    opened = Databases(tmp_path_factory.mktemp("contract"), request)
    yield opened
    opened.close()


class StopError(Exception):
    """Ends a unit of work so that nothing of it stays."""


@pytest.fixture
def stores(databases: Databases) -> Iterator["Stores"]:
    """Stores whose changes are undone after the test."""
    with ExitStack() as stack:
        yield Stores(databases, stack)


class Stores:
    def __init__(self, databases: Databases, stack: ExitStack) -> None:
        self._databases, self._stack = databases, stack
        self._taken: dict[str, int] = {}

    def open(self, name: str) -> JournalStore:
        """One more empty store of this engine."""
        if name == "memory":
            return MemoryJournal()
        number = self._taken.get(name, 0)
        self._taken[name] = number + 1
        unit = UnitOfWork(self._databases.engine(name, number))
        unit.__enter__()
        self._stack.callback(unit.__exit__, StopError, StopError(), None)
        return unit.journal


@pytest.fixture(params=ENGINES)
def engine_name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def store(stores: Stores, engine_name: str) -> JournalStore:
    """An empty store, on each engine in turn."""
    return stores.open(engine_name)
