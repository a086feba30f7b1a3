"""`fieldkit bench search`: from a typed name to the people found, in an encrypted store."""

import time
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from sqlalchemy import Connection

from fieldkit.bench.must import must
from fieldkit.bench.people_store import laptop_of
from fieldkit.bench.served import PASSPHRASE
from fieldkit.hq.invented_names import given_name, surname
from fieldkit.hq.seeded import Seeded
from fieldkit.records.person import Sex
from fieldkit.services.unlock import Machine, unlock
from fieldkit.store.search import find_people
from fieldkit.store.unit_of_work import UnitOfWork, look
from fieldkit.system import SystemClock, SystemRandomness

QUERIES = 300
WARM_UP = 20
LETTERS = "абвгдежзиклмнопрстуфхчшя"


def run(params: Mapping[str, object]) -> dict[str, float]:
    """95th percentiles in milliseconds, as a search box asks: anew after every letter.

    `prefix`: a family name, whole or begun, often with a given name begun; `typo`: the same with
    one letter wrong, missing or twice. `params`: `people` (1,000,000; built once and kept), `seed`
    (1). Raises `RefusalError`.
    """
    seed = int(str(params.get("seed", 1)))
    folder, user = laptop_of(int(str(params.get("people", 1_000_000))), seed)
    machine = Machine(SystemClock(), SystemRandomness())
    laptop = must(unlock(folder, user, PASSPHRASE, machine))
    seeded = Seeded(seed, "bench search")
    begun = [_begun(seeded) for _ in range(QUERIES + WARM_UP)]
    mistyped = [_mistyped(seeded) for _ in range(QUERIES + WARM_UP)]
    try:
        return {
            "prefix_p95_ms": must(look(laptop.engine, _timer(begun))),
            "typo_p95_ms": must(look(laptop.engine, _timer(mistyped))),
        }
    finally:
        laptop.close()


def _timer(queries: Sequence[str]) -> Callable[[UnitOfWork], float]:
    return lambda unit: _p95(unit.connection, queries)


def _p95(connection: Connection, queries: Sequence[str]) -> float:
    spent = []
    for query in queries:
        began = time.perf_counter()
        find_people(connection, query)
        spent.append((time.perf_counter() - began) * 1000)
    return float(np.percentile(spent[WARM_UP:], 95))


def _begun(seeded: Seeded) -> str:
    """From the second letter of a family name to a whole one and the start of a given name."""
    sex = Sex.FEMALE if seeded.chance(540) else Sex.MALE
    family = surname(seeded).of(sex)
    if seeded.chance(600):
        return family[: seeded.between(2, len(family))]
    given = given_name(seeded, sex)
    return f"{family} {given[: seeded.between(1, len(given))]}"


def _mistyped(seeded: Seeded) -> str:
    sex = Sex.FEMALE if seeded.chance(540) else Sex.MALE
    family = surname(seeded).of(sex)
    place = seeded.between(1, len(family) - 1)
    wrong = (
        family[:place] + seeded.pick(LETTERS) + family[place + 1 :],
        family[:place] + family[place + 1 :],
        family[:place] + family[place] + family[place:],
    )
    return seeded.pick(wrong)
