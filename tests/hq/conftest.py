"""A real headquarters on loopback, in a thread, and laptops enrolled with it."""

import shutil
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import uvicorn

from fieldkit.errors import Refusal
from fieldkit.hq import region
from fieldkit.hq.enrol import Invitation, enrol_code
from fieldkit.hq.headquarters import Headquarters, init, open_with
from fieldkit.hq.load import load_region
from fieldkit.hq.serve import web_application
from fieldkit.hq.users import add_user
from fieldkit.services.enrol import Answered, FirstUser, ask, finish
from fieldkit.services.laptop import Laptop
from fieldkit.services.meet import meet_headquarters
from fieldkit.services.unlock import Machine, unlock
from fieldkit.sync.transport import HttpTransport
from fieldkit.vault.model import KdfCost
from tests.sync.world import SeededRandomness, VirtualClock

PASSPHRASE = "берёза-мостик-фонарь-огурец"
FLOOR = KdfCost(64 * 1024, 3, 1)
REGION = Path(__file__).resolve().parents[2] / "resources/programmes/kursk.yaml"
AREA = "kursk-city"


@dataclass
class Served:
    """A headquarters and where it answers."""

    headquarters: Headquarters
    url: str


def serve_in_thread(headquarters: Headquarters) -> tuple[str, uvicorn.Server, threading.Thread]:
    config = uvicorn.Config(web_application(headquarters), port=0, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    return f"http://127.0.0.1:{port}", server, thread


@pytest.fixture(scope="session")
def region_areas() -> list[str]:
    found = region.read(REGION, bytes(16), date(2025, 6, 1))
    assert not isinstance(found, Refusal)
    return [value.code for value in found.of_kind("area")]  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory, region_areas: list[str]) -> Headquarters:
    """A closed headquarters with region and users: copied for each test, since keys cost time."""
    clock, randomness = VirtualClock(), SeededRandomness(11)
    folder = tmp_path_factory.mktemp("template") / "hq"
    headquarters = init(folder, "Проба", PASSPHRASE, clock, randomness)
    assert not isinstance(headquarters, Refusal)
    found = region.read(REGION, headquarters.keys.organisation, date(2025, 6, 1))
    assert not isinstance(found, Refusal), found
    loaded = load_region(headquarters, found)
    assert not isinstance(loaded, Refusal), loaded
    for code in ("anna", "boris"):
        user = add_user(headquarters, code, f"Проба {code}", ["registrar"], region_areas[:3])
        assert isinstance(user, bytes), user
    headquarters.close()
    return headquarters


@pytest.fixture
def served(template: Headquarters, tmp_path: Path) -> Iterator[Served]:
    shutil.copytree(template.folder, tmp_path / "hq")
    clock, randomness = VirtualClock(), SeededRandomness(12)
    headquarters = open_with(template.keys, tmp_path / "hq", clock, randomness)
    assert not isinstance(headquarters, Refusal)
    url, server, thread = serve_in_thread(headquarters)
    yield Served(headquarters, url)
    server.should_exit = True
    thread.join(timeout=10)
    headquarters.close()


def invite(served: Served, areas: list[str], seed: int = 5) -> Answered:
    """A laptop that headquarters has certified, not yet made."""
    headquarters = served.headquarters
    with headquarters.node.transaction() as replica:
        users = tuple(user for user, _ in replica.directory_fields("user"))
    code = enrol_code(headquarters, Invitation(tuple(areas), users, served.url))
    assert not isinstance(code, Refusal), code
    transport = HttpTransport(served.url)
    answered = ask(code, "ноутбук 1", transport, SeededRandomness(seed))
    transport.close()
    assert isinstance(answered, Answered), answered
    return answered


def make_laptop(served: Served, folder: Path, areas: list[str], seed: int = 5) -> Laptop:
    answered = invite(served, areas, seed)
    user = min(answered.users)
    machine = Machine(VirtualClock(), SeededRandomness(seed + 1000))
    first = FirstUser(user, PASSPHRASE, FLOOR)
    made = finish(answered, first, folder, machine.clock, machine.randomness)
    assert made is None, made
    laptop = unlock(folder, user, PASSPHRASE, machine)
    assert isinstance(laptop, Laptop), laptop
    return laptop


@pytest.fixture
def laptop(served: Served, tmp_path: Path, region_areas: list[str]) -> Iterator[Laptop]:
    opened = make_laptop(served, tmp_path / "laptop", region_areas[:3])
    yield opened
    opened.close()


@pytest.fixture
def asking(served: Served, tmp_path: Path, region_areas: list[str]) -> Iterator[Laptop]:
    """A laptop of the first area; somebody of the second is registered by another laptop."""
    from tests.hq.elsewhere_world import OLGA, PHONE, registered

    other = make_laptop(served, tmp_path / "other", [region_areas[1]], seed=31)
    assert not isinstance(meet_headquarters(other), Refusal)
    registered(other, region_areas[1], OLGA, phone=PHONE)
    other.close()
    laptop = make_laptop(served, tmp_path / "asking", [region_areas[0]], seed=41)
    assert not isinstance(meet_headquarters(laptop), Refusal)
    yield laptop
    laptop.close()
