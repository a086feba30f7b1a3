"""A disk that fills while a laptop saves: what was saved stays, and work goes on when it can."""

import os
import resource
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from fieldkit.errors import Refusal, RefusalError
from fieldkit.services.laptop import Laptop
from tests.faults.offline import assert_holds, enrol_offline, open_laptop, save
from tests.faults.outcomes import refused

pytestmark = pytest.mark.slow

DATABASE = "aid.db"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("laptop") / "data"
    enrol_offline(folder)
    laptop = open_laptop(folder)
    save(laptop, 3)
    laptop.close()
    return folder


@pytest.fixture
def folder(template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(template, tmp_path / "data"))


@contextmanager
def small_files(limit: int) -> Iterator[None]:
    """No file of this process can grow past the limit: a write then fails as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def save_until_full(laptop: Laptop) -> tuple[int, Refusal]:
    """Saves till it is refused: the last seq saved, and the refusal."""
    seq = 0
    try:
        for _ in range(500):
            seq = save(laptop, 5, "длинный адрес " * 20)
    except RefusalError as error:
        return seq, error.refusal
    raise AssertionError("the disk never filled")


def test_a_disk_that_fills_while_saving_keeps_what_was_saved(folder: Path) -> None:
    laptop = open_laptop(folder)
    wal = folder / f"{DATABASE}-wal"
    with small_files(wal.stat().st_size + 300_000):
        seq, refusal = save_until_full(laptop)
        refused(refusal, "store.disk_full")
        assert seq > 3
        assert_holds(laptop, seq)
    assert save(laptop) == seq + 1
    laptop.close()
    again = open_laptop(folder, 3)
    assert again.pen.log == laptop.pen.log
    assert_holds(again, seq + 1)
    again.close()


@contextmanager
def small_disk(size: str) -> Iterator[Path]:
    """A file system of this size; skips where this user may not mount one."""
    place = Path(tempfile.mkdtemp(prefix="fieldkit-disk-"))
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True).returncode:
        place.rmdir()
        pytest.skip("only a user who may mount can make a small disk")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)
        place.rmdir()


def test_a_small_disk_that_fills_keeps_what_was_saved(template: Path) -> None:
    with small_disk("3m") as disk:
        folder = shutil.copytree(template, disk / "data")
        laptop = open_laptop(folder)
        seq, refusal = save_until_full(laptop)
        refused(refusal, "store.disk_full")
        assert_holds(laptop, seq)
        laptop.close()
        again = open_laptop(folder, 3)
        assert again.pen.log == laptop.pen.log
        assert_holds(again, seq)
        again.close()
