"""`fieldkit bench start`: from the passphrase to all that Today shows, on a large store."""

import time
from collections.abc import Mapping
from pathlib import Path
from statistics import median

from fieldkit.bench.must import must
from fieldkit.bench.people_store import laptop_of
from fieldkit.bench.served import PASSPHRASE
from fieldkit.services.unlock import Machine, unlock
from fieldkit.system import SystemClock, SystemRandomness
from fieldkit.ui.desk import open_desk, system_zone
from fieldkit.ui.today_figures import today_figures
from fieldkit.ui.wiring import sync_figures
from fieldkit.vault.kdf import FLOOR, SALT_LENGTH, stretch, tune
from fieldkit.vault.model import KdfCost

STARTS = 7
"""The median of so many: a single derivation varies by more than all else takes."""


def run(params: Mapping[str, object]) -> dict[str, float]:
    """Seconds of the key derivation as tuned for this machine, and of all else until the figures
    of Today and of the header are read. The window itself is measured by `bench gui`.

    The laptop's own derivation costs the least, and is taken off as measured. `params`: `people`
    (1,000,000; built once and kept), `seed` (1). Raises `RefusalError`.
    """
    seed = int(str(params.get("seed", 1)))
    folder, user = laptop_of(int(str(params.get("people", 1_000_000))), seed)
    machine = Machine(SystemClock(), SystemRandomness())
    spent = [_start(folder, user, machine) - _stretching(FLOOR) for _ in range(STARTS)]
    tuned = _stretching(tune(machine.clock))
    return {"unlock_to_today_s": max(median(spent), 0.0), "key_derivation_s": tuned}


def _start(folder: Path, user: bytes, machine: Machine) -> float:
    began = time.perf_counter()
    laptop = must(unlock(folder, user, PASSPHRASE, machine))
    desk = must(open_desk(laptop, "", system_zone()))
    must(today_figures(desk.session))
    must(sync_figures(desk))
    spent = time.perf_counter() - began
    laptop.close()
    return spent


def _stretching(cost: KdfCost) -> float:
    began = time.perf_counter()
    must(stretch(PASSPHRASE, cost, bytes(SALT_LENGTH)))
    return time.perf_counter() - began
