"""`fieldkit bench first-sync`: a new laptop gets all that its areas hold.

Headquarters and the laptop are processes of their own; the laptop's says how much memory it had at
its largest.
"""

import multiprocessing
import resource
import shutil
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory

from fieldkit.bench.cache import built
from fieldkit.bench.must import must
from fieldkit.bench.served import (
    LOADED_ON,
    PASSPHRASE,
    area_codes,
    enrol,
    invite,
    prepare,
    reopen,
    serving,
)
from fieldkit.errors import Refusal
from fieldkit.hq.load import write_acts
from fieldkit.hq.people import households
from fieldkit.journal.author import Act
from fieldkit.records.record import fields_of
from fieldkit.records.site import Site
from fieldkit.services.meet import meet_headquarters
from fieldkit.services.unlock import Machine, unlock
from fieldkit.system import SystemClock, SystemRandomness

HQ = "hq"
AREAS = "areas"


@dataclass(frozen=True)
class Met:
    """One meeting: seconds, records received (0: it failed), the process's largest memory."""

    seconds: float
    received: int
    memory_mb: float


def run(params: Mapping[str, object]) -> dict[str, float]:
    """Seconds of the first sync, errors (0 or 1), the laptop's memory in megabytes.

    `params`: `people` (100,000; headquarters is built once and kept), `seed` (1). Raises
    `RefusalError`.
    """
    people, seed = int(str(params.get("people", 100_000))), int(str(params.get("seed", 1)))
    kept = built(f"hq-{people}-{seed}", lambda place: _build(place, people, seed))
    with TemporaryDirectory(prefix="fieldkit-bench-") as name:
        folder = Path(name)
        shutil.copytree(kept / HQ, folder / HQ)
        machine = Machine(SystemClock(), SystemRandomness())
        made = reopen(folder / HQ, machine.clock, machine.randomness)
        code = invite(made, (kept / AREAS).read_text().split())
        made.close()
        with serving(folder / HQ) as address:
            user = enrol(address.url, code, folder / "laptop", machine)
            met = _meet_elsewhere(folder / "laptop", user, address.url)
    return {
        "seconds": met.seconds,
        "errors": float(met.received == 0),
        "memory_mb": met.memory_mb,
        "records": float(met.received),
    }


def _build(place: Path, people: int, seed: int) -> None:
    machine = Machine(SystemClock(), SystemRandomness())
    made, found = prepare(place / HQ, "", machine.clock, machine.randomness)
    sites = [site for site in found.of_kind("site") if isinstance(site, Site)]
    must(write_acts(made, _acts([site for site in sites if site.kind == "tac"], people, seed)))
    made.close()
    (place / AREAS).write_text(" ".join(area_codes(found)))


def _acts(sites: list[Site], people: int, seed: int) -> Iterator[Act]:
    for household, members, proxies in households(seed, people, sites, LOADED_ON):
        area = household.area
        yield Act("household", household.id, area, fields_of(household))
        for person in members:
            yield Act("person", person.id, area, fields_of(person))
        for proxy in proxies:
            yield Act("proxy", proxy.id, area, fields_of(proxy))


def _meet_elsewhere(folder: Path, user: bytes, url: str) -> Met:
    context = multiprocessing.get_context("spawn")
    near, far = context.Pipe(duplex=False)
    process = context.Process(target=_meet, args=(folder, user, url, far))
    process.start()
    far.close()
    try:
        met = near.recv()
    except EOFError:
        met = Met(0.0, 0, 0.0)
    process.join()
    assert isinstance(met, Met)
    return met


def _meet(folder: Path, user: bytes, url: str, told: Connection) -> None:
    laptop = must(unlock(folder, user, PASSPHRASE, Machine(SystemClock(), SystemRandomness())))
    began = time.perf_counter()
    report = meet_headquarters(laptop, url)
    seconds = time.perf_counter() - began
    laptop.close()
    received = 0 if isinstance(report, Refusal) else report.received
    told.send(Met(seconds, received, largest_mb()))


def largest_mb() -> float:
    """The most memory that this process ever had, in megabytes.

    Linux says it of the process alone; `getrusage` there counts the one that started it as well.
    """
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text().splitlines()
        found = next(line for line in lines if line.startswith("VmHWM:"))
        return int(found.split()[1]) / 1024
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
