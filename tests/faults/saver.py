"""A process that saves acts until it is killed, and tells of each only once it is saved."""

import struct
from multiprocessing.connection import Connection
from pathlib import Path

from fieldkit.hq.seeded import Seeded
from fieldkit.journal.author import Act, Written, write
from fieldkit.journal.replica import Replica
from fieldkit.records.ids import new_id
from fieldkit.services.laptop import Laptop
from fieldkit.services.unlock import Machine
from fieldkit.system import SystemClock, SystemRandomness
from tests.faults.handed import Handed, unlock_handed

OPENED = b"opened"
SAVED = struct.Struct(">q32s")
"""Seq and head of an act's last entry."""


def save_until_killed(folder: Path, handed: Handed, seed: int, told: Connection) -> None:
    """Registers households with people, and changes earlier ones, one transaction after another."""
    laptop = unlock_handed(folder, handed, Machine(SystemClock(), SystemRandomness()))
    assert isinstance(laptop, Laptop), laptop
    seeded = Seeded(seed, "acts")
    told.send_bytes(OPENED)
    earlier: list[bytes] = []
    while True:
        with laptop.node.transaction() as replica:
            acts = _acts(laptop, replica, seeded, earlier)
            written = write(replica, laptop.pen, acts)
            assert isinstance(written, Written), written
        told.send_bytes(SAVED.pack(written.rows[-1].seq, written.head))


def _acts(laptop: Laptop, replica: Replica, seeded: Seeded, earlier: list[bytes]) -> list[Act]:
    area = min(replica.areas or ())
    if earlier and seeded.chance(400):
        note = {"address_note": f"выдуманный адрес {seeded.below(1000)}"}
        return [Act("household", seeded.pick(earlier), area, note)]
    household = new_id(laptop.clock.now_ms(), laptop.randomness)
    earlier.append(household)
    acts = [Act("household", household, area, {"area": area, "site": b"s" * 16})]
    for number in range(seeded.below(4)):
        person = new_id(laptop.clock.now_ms(), laptop.randomness)
        fields = {
            "household": household,
            "family_name": "Примерова",
            "given_name": f"Анна-{'абвг'[number]}",
            "sex": "f",
            "birth_date": f"19{seeded.between(30, 99)}-05-0{1 + number}",
        }
        acts.append(Act("person", person, area, fields))
    return acts
