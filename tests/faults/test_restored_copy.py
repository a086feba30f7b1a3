"""A laptop's folder copied back from an older copy, and two copies of one that both work on."""

import shutil
from pathlib import Path

import pytest

from fieldkit.journal.repository import LogRow
from fieldkit.journal.verify import verify
from fieldkit.services.laptop import Laptop
from fieldkit.services.unlock import Machine, unlock
from tests.hq.conftest import PASSPHRASE, Served, make_laptop
from tests.hq.test_meeting import households, register, synced
from tests.sync.world import SeededRandomness, VirtualClock

MARKER = "marker.json"


def opened(folder: Path, user: bytes, seed: int) -> Laptop:
    laptop = unlock(folder, user, PASSPHRASE, Machine(VirtualClock(), SeededRandomness(seed)))
    assert isinstance(laptop, Laptop), laptop
    return laptop


class Worked:
    """A laptop that was copied at `older`, then saved two acts more and sent them."""

    def __init__(self, served: Served, tmp_path: Path, areas: list[str]) -> None:
        self.folder, self.older = tmp_path / "laptop", tmp_path / "older"
        laptop = make_laptop(served, self.folder, areas)
        self.user, self.log = laptop.pen.user, laptop.pen.log
        synced(laptop)
        self.ids = register(laptop, 3)
        synced(laptop)
        laptop.close()
        shutil.copytree(self.folder, self.older)
        laptop = opened(self.folder, self.user, 301)
        assert laptop.pen.log == self.log
        self.ids += register(laptop, 2)
        synced(laptop)
        laptop.close()

    def restore(self, *files: str) -> None:
        """Puts these files of the older copy in place, all if none is named."""
        if not files:
            shutil.rmtree(self.folder)
            shutil.copytree(self.older, self.folder)
        for file in files:
            shutil.copy(self.older / file, self.folder / file)


@pytest.fixture
def worked(served: Served, tmp_path: Path, region_areas: list[str]) -> Worked:
    return Worked(served, tmp_path, region_areas[:1])


def assert_all_is_there(served: Served, laptop: Laptop, ids: list[bytes]) -> None:
    for node in (served.headquarters.node, laptop.node):
        with node.transaction() as replica:
            assert households(replica, ids) == set(ids)
            assert verify(replica).differences == ()


def test_a_database_behind_its_marker_starts_a_new_incarnation(
    served: Served, worked: Worked
) -> None:
    worked.restore("aid.db")
    laptop = opened(worked.folder, worked.user, 302)
    assert laptop.pen.log != worked.log and laptop.pen.log.device == worked.log.device
    ids = worked.ids + register(laptop, 2)
    assert synced(laptop).confirmed == 2
    assert_all_is_there(served, laptop, ids)
    laptop.close()
    again = opened(worked.folder, worked.user, 303)
    assert again.pen.log == laptop.pen.log, "one restore, one new incarnation"
    again.close()


def test_a_restored_folder_without_marker_starts_a_new_incarnation(
    served: Served, worked: Worked
) -> None:
    worked.restore()
    (worked.folder / MARKER).unlink()
    laptop = opened(worked.folder, worked.user, 304)
    assert laptop.pen.log != worked.log
    ids = worked.ids + register(laptop, 2)
    assert synced(laptop).confirmed == 2
    assert_all_is_there(served, laptop, ids)
    laptop.close()


def test_a_damaged_marker_loses_nothing(served: Served, worked: Worked) -> None:
    (worked.folder / MARKER).write_bytes(b"{")
    laptop = opened(worked.folder, worked.user, 305)
    ids = worked.ids + register(laptop, 1)
    synced(laptop)
    assert_all_is_there(served, laptop, ids)
    laptop.close()


def test_a_whole_older_folder_loses_nothing(served: Served, worked: Worked) -> None:
    """Marker and database agree with each other, both behind what headquarters has seen."""
    worked.restore()
    laptop = opened(worked.folder, worked.user, 306)
    ids = worked.ids + register(laptop, 2)
    assert synced(laptop).confirmed == 2
    synced(laptop)
    assert_all_is_there(served, laptop, ids)
    laptop.close()


def test_a_whole_older_folder_starts_a_new_incarnation_once_it_met_headquarters(
    served: Served, worked: Worked
) -> None:
    worked.restore()
    laptop = opened(worked.folder, worked.user, 307)
    synced(laptop)
    laptop.close()
    laptop = opened(worked.folder, worked.user, 308)
    log = laptop.pen.log
    laptop.close()
    assert log != worked.log


def two_copies_at_work(served: Served, worked: Worked) -> list[LogRow]:
    """Both copies save and sync in turn; their logs and branches at headquarters."""
    first, second = opened(worked.folder, worked.user, 309), opened(worked.older, worked.user, 310)
    ids = list(worked.ids)
    for _ in range(3):
        for laptop in (first, second):
            ids += register(laptop, 2)
            synced(laptop)
    for laptop in (first, second):
        synced(laptop)
        assert_all_is_there(served, laptop, ids)
        laptop.close()
    with served.headquarters.node.transaction() as replica:
        device = worked.log.device
        return [row for row in replica.store.logs() if row.name.device == device]


def test_two_copies_both_work_on_and_nothing_is_lost(served: Served, worked: Worked) -> None:
    rows = two_copies_at_work(served, worked)
    assert sum(row.seq - row.fork for row in rows) == 5 + 6 + 6


def test_a_copy_goes_on_in_one_log(served: Served, worked: Worked) -> None:
    rows = two_copies_at_work(served, worked)
    assert [bool(row.branch) for row in rows if row.name == worked.log] == [False, True]
    assert len(rows) == 3, "the copy that was called a branch went on in a log of its own"
