"""A headquarters of a benchmark, served by a process of its own, and laptops enrolled with it."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from fieldkit.bench.must import must
from fieldkit.errors import FaultError
from fieldkit.hq import region
from fieldkit.hq.enrol import Invitation, enrol_code
from fieldkit.hq.headquarters import Headquarters, init, open_headquarters
from fieldkit.hq.keys import PASSPHRASE_VARIABLE
from fieldkit.hq.load import load_region
from fieldkit.hq.users import add_user, user_ids
from fieldkit.ports import Clock, Randomness
from fieldkit.program import command, is_built
from fieldkit.resources import resource
from fieldkit.services.enrol import Answered, FirstUser, ask, finish
from fieldkit.services.laptop import Laptop
from fieldkit.services.unlock import Machine, unlock
from fieldkit.sync.enrolment import EnrolCode
from fieldkit.sync.transport import HttpTransport
from fieldkit.vault.kdf import FLOOR

REGION = resource("programmes/kursk.yaml")
PASSPHRASE = "benchmark-window-cucumber-lantern"  # noqa: S105
USER = "bench"
LOADED_ON = date(2025, 6, 1)
ANYWHERE = "http://127.0.0.1:1"
"""Stands in codes: benchmarks name the line that they measure instead."""


def prepare(
    folder: Path, database_url: str, clock: Clock, randomness: Randomness
) -> tuple[Headquarters, region.Region]:
    """A new headquarters with the demo region and one user; raises `RefusalError`."""
    made = must(init(folder, "Benchmark", PASSPHRASE, clock, randomness, database_url))
    found = must(region.read(REGION, made.keys.organisation, LOADED_ON))
    must(load_region(made, found))
    must(add_user(made, USER, "Benchmark", ["registrar"], area_codes(found)))
    return made, found


def reopen(folder: Path, clock: Clock, randomness: Randomness) -> Headquarters:
    """A headquarters that `prepare` made earlier."""
    return must(open_headquarters(folder, PASSPHRASE, clock, randomness))


def area_codes(found: region.Region) -> list[str]:
    return sorted(str(getattr(area, "code", "")) for area in found.of_kind("area"))


def invite(headquarters: Headquarters, areas: Sequence[str]) -> EnrolCode:
    """A code for one laptop of these areas."""
    users = must(user_ids(headquarters, [USER]))
    return must(enrol_code(headquarters, Invitation(tuple(areas), users, ANYWHERE)))


@dataclass(frozen=True)
class Address:
    """Where the serving process answers."""

    host: str
    port: int

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}"


@contextmanager
def serving(folder: Path) -> Iterator[Address]:
    """Runs the headquarters' process on a free loopback port while the block runs."""
    process = subprocess.Popen(  # noqa: S603
        _server(folder),
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, PASSPHRASE_VARIABLE: PASSPHRASE},
    )
    assert process.stdout is not None
    try:
        host, colon, port = process.stdout.readline().strip().rpartition("//")[2].partition(":")
        if not colon:
            raise FaultError("the headquarters' process did not start")
        yield Address(host, int(port))
    finally:
        process.terminate()
        process.wait(timeout=30)
        process.stdout.close()


def _server(folder: Path) -> list[str]:
    """The lighter server of the benchmarks, or the application's own where only that was built."""
    if is_built():
        return command("hq", "serve", "--data", str(folder), "--port", "0")
    return [sys.executable, "-m", "fieldkit.bench.hq_process", str(folder)]


def enrolled(url: str, code: EnrolCode, folder: Path, machine: Machine) -> Laptop:
    """A laptop made by a code and unlocked; raises `RefusalError`."""
    user = enrol(url, code, folder, machine)
    return must(unlock(folder, user, PASSPHRASE, machine))


def enrol(url: str, code: EnrolCode, folder: Path, machine: Machine) -> bytes:
    """A laptop made by a code, still locked; its user's id. The key derivation costs the least."""
    transport = HttpTransport(url)
    answered = must(ask(code, "bench", transport, machine.randomness))
    transport.close()
    assert isinstance(answered, Answered)
    user = min(answered.users)
    first = FirstUser(user, PASSPHRASE, FLOOR)
    refusal = finish(answered, first, folder, machine.clock, machine.randomness)
    assert refusal is None, refusal
    return user
