"""`fieldkit bench start`: from the passphrase to the first thing read, on a large store.

There is no Today page yet: its first question stands for it, how many households the laptop lists
at each site.
"""

import time
from collections.abc import Mapping

from sqlalchemy import func, select

from fieldkit.bench.must import must
from fieldkit.bench.people_store import laptop_of
from fieldkit.bench.served import PASSPHRASE
from fieldkit.services.unlock import Machine, unlock
from fieldkit.store.tables import RECORD_TABLES
from fieldkit.store.unit_of_work import UnitOfWork, look
from fieldkit.system import SystemClock, SystemRandomness
from fieldkit.vault.kdf import FLOOR, SALT_LENGTH, stretch, tune
from fieldkit.vault.model import KdfCost


def run(params: Mapping[str, object]) -> dict[str, float]:
    """Seconds of the key derivation as tuned for this machine, and of all else until the read.

    The laptop's own derivation costs the least, and is taken off as measured. `params`: `people`
    (1,000,000; built once and kept), `seed` (1). Raises `RefusalError`.
    """
    seed = int(str(params.get("seed", 1)))
    folder, user = laptop_of(int(str(params.get("people", 1_000_000))), seed)
    machine = Machine(SystemClock(), SystemRandomness())
    tuned = _stretching(tune(machine.clock))
    least = _stretching(FLOOR)
    began = time.perf_counter()
    laptop = must(unlock(folder, user, PASSPHRASE, machine))
    must(look(laptop.engine, _households_by_site))
    spent = time.perf_counter() - began
    laptop.close()
    return {"unlock_to_today_s": max(spent - least, 0.0), "key_derivation_s": tuned}


def _stretching(cost: KdfCost) -> float:
    began = time.perf_counter()
    must(stretch(PASSPHRASE, cost, bytes(SALT_LENGTH)))
    return time.perf_counter() - began


def _households_by_site(unit: UnitOfWork) -> int:
    table = RECORD_TABLES["household"]
    counted = select(table.c.site, func.count()).where(table.c.listed).group_by(table.c.site)
    return len(unit.connection.execute(counted).all())
