"""What only PostgreSQL does otherwise: its schema, its one writer, its positions."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, create_engine

from fieldkit.errors import Refusal
from fieldkit.store.engine import open_postgresql
from fieldkit.store.migrations import VERSION_TABLE
from fieldkit.store.reasons import StoreReason
from fieldkit.store.tables import METADATA
from fieldkit.store.unit_of_work import UnitOfWork, look, save
from tests.contract.server import PostgresServer


@pytest.fixture
def schema(server: PostgresServer) -> str:
    return server.new_schema()


@pytest.fixture
def engine(server: PostgresServer, schema: str) -> Engine:
    opened = open_postgresql(server.url, schema)
    assert isinstance(opened, Engine)
    return opened


def test_the_scripts_make_the_tables_of_today(engine: Engine) -> None:
    with engine.connect() as connection:
        options = {"include_name": lambda name, kind, _: (kind, name) != ("table", VERSION_TABLE)}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, METADATA) == []


def test_opening_again_keeps_what_is_there(
    server: PostgresServer, engine: Engine, schema: str
) -> None:
    save(engine, lambda unit: unit.journal.put_setting("a", b"1"))
    again = open_postgresql(server.url, schema)
    assert isinstance(again, Engine)
    assert look(again, lambda unit: unit.journal.setting("a")) == b"1"
    again.dispose()


def test_a_newer_database_is_refused(server: PostgresServer, engine: Engine, schema: str) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
    refused = open_postgresql(server.url, schema)
    assert isinstance(refused, Refusal) and refused.code is StoreReason.NEWER


def test_a_second_writer_waits_and_loses_nothing(engine: Engine) -> None:
    """Both read a number and write the next: without waiting one of the two would be lost."""
    entered = threading.Event()

    def add(unit: UnitOfWork) -> None:
        held = unit.journal.setting("count") or b"\x00"
        unit.journal.put_setting("count", bytes([held[0] + 1]))

    def second() -> None:
        entered.set()
        save(engine, add)

    thread = threading.Thread(target=second)
    with UnitOfWork(engine) as unit:
        held = unit.journal.setting("count") or b"\x00"
        thread.start()
        entered.wait(60)
        unit.journal.put_setting("count", bytes([held[0] + 1]))
    thread.join(60)
    assert look(engine, lambda unit: unit.journal.setting("count")) == b"\x02"


def test_a_reader_sees_one_state_and_stops_nobody(engine: Engine) -> None:
    save(engine, lambda unit: unit.journal.put_setting("a", b"1"))
    with UnitOfWork(engine, writing=False) as reader:
        assert reader.journal.setting("a") == b"1"
        assert save(engine, lambda unit: unit.journal.put_setting("a", b"2")) is None
        assert reader.journal.setting("a") == b"1"
    assert look(engine, lambda unit: unit.journal.setting("a")) == b"2"


def test_a_lost_server_is_unreachable(engine: Engine) -> None:
    def be_cut_off(unit: UnitOfWork) -> None:
        own = unit.connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
        with engine.connect() as other:
            other.exec_driver_sql(f"SELECT pg_terminate_backend({own})")
            other.commit()
        unit.journal.put_setting("a", b"1")

    refused = save(engine, be_cut_off)
    assert isinstance(refused, Refusal) and refused.code is StoreReason.UNREACHABLE
    assert look(engine, lambda unit: unit.journal.setting("a")) is None


def test_a_server_gone_since_is_unreachable_too() -> None:
    engine = create_engine("postgresql+psycopg://nobody@127.0.0.1:1/nothing")
    refused = save(engine, lambda unit: unit.journal.put_setting("a", b"1"))
    assert isinstance(refused, Refusal) and refused.code is StoreReason.UNREACHABLE


def test_workers_that_start_together_make_one_schema(server: PostgresServer) -> None:
    schema = server.new_schema()
    with ThreadPoolExecutor(3) as workers:
        opened = list(workers.map(lambda _: open_postgresql(server.url, schema), range(3)))
    for engine in opened:
        assert isinstance(engine, Engine), engine
        engine.dispose()
