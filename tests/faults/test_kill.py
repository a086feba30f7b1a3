"""A laptop killed while it saves, at random moments, loses nothing that it called saved.

SIGKILL spares the operating system's own buffers: this proves that an act is whole or absent and
that marker, journal and tables agree, not that the disk keeps what it was told to.
"""

import multiprocessing
import os
import shutil
import signal
import time
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

import pytest

from fieldkit.hq.seeded import Seeded
from fieldkit.journal.author import Act, Written, write
from fieldkit.journal.log import LogName
from fieldkit.journal.verify import verify
from fieldkit.records.ids import new_id
from fieldkit.services.laptop import Laptop, log_id
from fieldkit.services.unlock import Machine, unlock
from fieldkit.system import SystemClock, SystemRandomness
from fieldkit.vault.marker import Marker, MarkerAbsent, read_marker
from tests.faults.handed import Handed, hand_over, unlock_handed
from tests.faults.saver import OPENED, SAVED, save_until_killed
from tests.faults.tables import wrong_rows
from tests.hq.conftest import PASSPHRASE, Served, make_laptop

KILLS_OF_A_LAPTOP = 20
LONGEST_MS = 40
MOST_HEARD = 8
"""So many acts are heard of at most, then some milliseconds pass: an act is mostly under way."""
Told = list[tuple[int, bytes]]

# A server that has everything imported and forks a fresh process for each life: a spawned one would
# spend nearly all its time importing.
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.faults.saver"])


@dataclass
class Tally:
    """What the run came to; `lives_with_acts` proves that it was not all killed too early."""

    kills: int = 0
    acknowledged: int = 0
    lives_with_acts: int = 0
    unacknowledged: int = 0
    told: Told = field(default_factory=list)


def live_and_die(folder: Path, handed: Handed, seeded: Seeded) -> Told:
    """One process from start to SIGKILL: what it said it had saved."""
    near, far = PROCESSES.Pipe(duplex=False)
    seed = seeded.below(1_000_000)
    process = PROCESSES.Process(target=save_until_killed, args=(folder, handed, seed, far))
    process.start()
    far.close()
    told: Told = []
    if seeded.chance(850):
        assert near.poll(30), "the process never opened its laptop"
        assert near.recv_bytes() == OPENED
        for _ in range(seeded.below(MOST_HEARD)):
            _hear(near.recv_bytes(), told)
    moment = time.monotonic() + seeded.below(LONGEST_MS * 1000) / 1_000_000
    while (left := moment - time.monotonic()) > 0 and near.poll(left):
        _hear(near.recv_bytes(), told)
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    assert process.exitcode == -signal.SIGKILL, "it ended by itself"
    while True:
        try:
            _hear(near.recv_bytes(), told)
        except EOFError:
            near.close()
            return told


def _hear(message: bytes, told: Told) -> None:
    if message != OPENED:
        seq, head = SAVED.unpack(message)
        told.append((seq, head))


def check(folder: Path, handed: Handed, log: LogName, told: Told) -> int:
    """Reopens the laptop and asserts that all is as told; the seq of its last entry."""
    marker = read_marker(folder)
    assert isinstance(marker, Marker | MarkerAbsent), marker
    mark = marker.marks.get(log_id(log)) if isinstance(marker, Marker) else None
    laptop = unlock_handed(folder, handed, Machine(SystemClock(), SystemRandomness()))
    assert isinstance(laptop, Laptop), laptop
    try:
        assert laptop.pen.log == log, "a kill is no restored backup"
        with laptop.node.transaction() as replica:
            row = replica.main_log(log)
            assert not any(other.branch for other in replica.store.logs())
            heads = replica.store.heads(row.id, 1, row.seq)
            lost = [seq for seq, head in told if heads.get(seq) != head]
            assert not lost, f"acknowledged, but not there: {lost}"
            if mark is not None:
                assert heads.get(mark.seq) == mark.head, "the marker is ahead of the database"
            if told:
                assert mark is not None and mark.seq >= told[-1][0], "the marker fell behind"
            found = verify(replica)
            assert found.differences == () and found.entries == row.seq
            assert wrong_rows(replica, "household") == wrong_rows(replica, "person") == []
            return row.seq
    finally:
        laptop.close()


def save_one(laptop: Laptop) -> None:
    with laptop.node.transaction() as replica:
        area = min(replica.areas or ())
        household = new_id(laptop.clock.now_ms(), laptop.randomness)
        fields = {"area": area, "site": b"s" * 16}
        written = write(replica, laptop.pen, [Act("household", household, area, fields)])
        assert isinstance(written, Written), written


@pytest.mark.slow
def test_a_cut_before_the_first_marker_starts_no_incarnation(
    served: Served, tmp_path: Path, region_areas: list[str]
) -> None:
    laptop = make_laptop(served, tmp_path / "made", region_areas[:1])
    user, log = laptop.pen.user, laptop.pen.log
    with patch("fieldkit.services.laptop.write_marker", lambda *_: None):
        save_one(laptop)
    laptop.close()
    again = unlock(tmp_path / "made", user, PASSPHRASE, Machine(laptop.clock, laptop.randomness))
    assert isinstance(again, Laptop), again
    found = again.pen.log
    again.close()
    assert found == log


def kill_many(served: Served, tmp_path: Path, areas: list[str], kills: int) -> Tally:
    made = make_laptop(served, tmp_path / "made", areas)
    user, log = made.pen.user, made.pen.log
    save_one(made)
    made.close()
    handed = hand_over(tmp_path / "made", user, PASSPHRASE)
    seeded, tally = Seeded(kills, "kills"), Tally()
    folder = tmp_path / "killed"
    for number in range(kills):
        if number % KILLS_OF_A_LAPTOP == 0:
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(tmp_path / "made", folder)
            tally.told = []
            last = 0
        told = live_and_die(folder, handed, seeded)
        tally.kills += 1
        tally.acknowledged += len(told)
        tally.lives_with_acts += bool(told)
        tally.told += told
        reached = check(folder, handed, log, tally.told)
        known = told[-1][0] if told else last
        tally.unacknowledged += reached > known
        last = reached
    print(f"{tally.kills} kills, {tally.acknowledged} transactions acknowledged, none lost;")
    print(f"{tally.unacknowledged} kills between COMMIT and its acknowledgement")
    return tally


@pytest.mark.slow
def test_200_kills_lose_nothing(served: Served, tmp_path: Path, region_areas: list[str]) -> None:
    tally = kill_many(served, tmp_path, region_areas[:1], 200)
    assert tally.lives_with_acts > 100


@pytest.mark.faults
@pytest.mark.timeout(3600)
def test_1000_kills_lose_nothing(served: Served, tmp_path: Path, region_areas: list[str]) -> None:
    tally = kill_many(served, tmp_path, region_areas[:1], 1000)
    assert tally.lives_with_acts > 500
