"""A laptop's encrypted store full of invented people, built once and kept.

The rows are put in as pages from headquarters would put them; no entries stand behind them, since
what is measured on them only reads.
"""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from fieldkit.bench.cache import built
from fieldkit.bench.served import LOADED_ON, PASSPHRASE, area_codes, enrol, invite, prepare, serving
from fieldkit.errors import Refusal, RefusalError
from fieldkit.hq.people import households
from fieldkit.journal.repository import Placement, RecordRow
from fieldkit.journal.state import Register, Write
from fieldkit.records.record import Record, fields_of
from fieldkit.records.site import Site
from fieldkit.services.laptop import Laptop
from fieldkit.services.unlock import Machine, unlock
from fieldkit.system import SystemClock, SystemRandomness

ROWS_A_TRANSACTION = 5000
LAPTOP = "laptop"
USER = "user"


def laptop_of(people: int, seed: int) -> tuple[Path, bytes]:
    """The laptop's folder and its user; the passphrase is the benchmarks'."""
    folder = built(f"people-{people}-{seed}", lambda place: _build(place, people, seed))
    return folder / LAPTOP, (folder / USER).read_bytes()


def _build(place: Path, people: int, seed: int) -> None:
    machine = Machine(SystemClock(), SystemRandomness())
    made, found = prepare(place / "hq", "", machine.clock, machine.randomness)
    code = invite(made, area_codes(found))
    sites = [site for site in found.of_kind("site") if isinstance(site, Site)]
    made.close()
    with serving(place / "hq") as address:
        user = enrol(address.url, code, place / LAPTOP, machine)
    laptop = unlock(place / LAPTOP, user, PASSPHRASE, machine)
    if isinstance(laptop, Refusal):
        raise RefusalError(laptop)
    _fill(laptop, [site for site in sites if site.kind == "tac"], people, seed)
    laptop.close()
    (place / USER).write_bytes(user)


def _fill(laptop: Laptop, sites: list[Site], people: int, seed: int) -> None:
    source = _records(sites, people, seed)
    while some := list(islice(source, ROWS_A_TRANSACTION)):
        with laptop.node.transaction() as replica:
            replica.store.put_records([row for row, _ in some])
            replica.store.put_placements([placement for _, placement in some])


def _records(sites: list[Site], people: int, seed: int) -> Iterator[tuple[RecordRow, Placement]]:
    position = 0
    for household, members, proxies in households(seed, people, sites, LOADED_ON):
        kinds: list[tuple[str, Record]] = [("household", household)]
        kinds += [("person", each) for each in members]
        kinds += [("proxy", each) for each in proxies]
        for kind, record in kinds:
            position += 1
            row = _row(kind, record, household.id, position)
            yield row, Placement(household.area, kind, record.id, position, True)


def _row(kind: str, record: Record, household: bytes, position: int) -> RecordRow:
    fields = fields_of(record)
    tag = b"benchtag"
    write = Write(record.id[-8:], tag, position, position << 16, b"u" * 16, fields)
    state = Register({tag: position}, [write]).pack()
    return RecordRow(
        kind,
        record.id,
        state,
        paged=True,
        position=position,
        root=household,
        listed=True,
        values=fields,
    )
