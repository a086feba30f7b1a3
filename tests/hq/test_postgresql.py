"""The same headquarters on PostgreSQL: a laptop meets it, and its figures agree."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from fieldkit.errors import Refusal
from fieldkit.hq import region
from fieldkit.hq.elsewhere import askings
from fieldkit.hq.headquarters import Headquarters, init
from fieldkit.hq.load import load_region
from fieldkit.hq.reasons import HqReason
from fieldkit.hq.users import add_user
from fieldkit.reports.figures import counts
from fieldkit.services.check_elsewhere import Elsewhere, check_elsewhere
from fieldkit.store.unit_of_work import UnitOfWork
from tests.contract.server import PostgresServer
from tests.hq.conftest import PASSPHRASE, REGION, Served, make_laptop, serve_in_thread
from tests.hq.elsewhere_world import OLGA, person, registered
from tests.hq.test_meeting import households, register, synced
from tests.sync.world import SeededRandomness, VirtualClock


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresServer]:
    """For the whole session, as in tests/contract, which shares the server."""
    with PostgresServer(tmp_path_factory) as server:
        yield server


@pytest.fixture
def on_postgresql(
    tmp_path: Path, postgresql: PostgresServer, region_areas: list[str]
) -> Iterator[Served]:
    separator = "&" if "?" in postgresql.url else "?"
    database = f"{postgresql.url}{separator}options=-csearch_path%3D{postgresql.new_schema()}"
    clock, randomness = VirtualClock(), SeededRandomness(11)
    made = init(tmp_path / "hq", "Проба", PASSPHRASE, clock, randomness, database)
    assert isinstance(made, Headquarters), made
    found = region.read(REGION, made.keys.organisation, date(2025, 6, 1))
    assert not isinstance(found, Refusal)
    assert not isinstance(load_region(made, found), Refusal)
    assert isinstance(add_user(made, "anna", "Анна", ["registrar"], region_areas[:3]), bytes)
    url, web, thread = serve_in_thread(made)
    yield Served(made, url)
    web.should_exit = True
    thread.join(timeout=10)
    made.close()


@pytest.mark.slow
def test_a_laptop_meets_a_headquarters_on_postgresql(
    on_postgresql: Served, tmp_path: Path, region_areas: list[str]
) -> None:
    laptop = make_laptop(on_postgresql, tmp_path / "laptop", region_areas[:3])
    other = make_laptop(on_postgresql, tmp_path / "other", region_areas[:3], seed=21)
    synced(laptop)
    ids = register(laptop, 250)
    assert synced(laptop).confirmed == 250
    synced(other)
    with other.node.transaction() as replica:
        assert households(replica, ids) == set(ids)
    with UnitOfWork(on_postgresql.headquarters.engine, writing=False) as unit:
        assert counts(unit.connection, date(2025, 6, 1))["households"] == 250
    laptop.close()
    other.close()


@pytest.mark.slow
def test_a_laptop_asks_about_other_areas_on_postgresql(
    on_postgresql: Served, tmp_path: Path, region_areas: list[str]
) -> None:
    other = make_laptop(on_postgresql, tmp_path / "other", [region_areas[1]])
    asking = make_laptop(on_postgresql, tmp_path / "asking", [region_areas[0]], seed=21)
    synced(other)
    synced(asking)
    registered(other, region_areas[1], OLGA)
    assert check_elsewhere(asking, [person(OLGA)], None) is Elsewhere.POSSIBLY
    assert check_elsewhere(other, [person(OLGA)], None) is Elsewhere.NOBODY
    with on_postgresql.headquarters.node.transaction() as replica:
        assert [each.people for each in askings(replica)] == [1, 1]
    other.close()
    asking.close()


@pytest.mark.slow
def test_a_database_in_use_is_refused(on_postgresql: Served, tmp_path: Path) -> None:
    url = on_postgresql.headquarters.keys.database_url
    clock, randomness = VirtualClock(), SeededRandomness(12)
    refused = init(tmp_path / "second", "Вторая", PASSPHRASE, clock, randomness, url)
    assert refused == Refusal(HqReason.DATABASE_TAKEN)
    assert not any((tmp_path / "second").glob("*"))
