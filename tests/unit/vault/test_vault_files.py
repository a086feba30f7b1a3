"""The vault file, the lock and the marker on a disk that is full, closed or pulled away."""

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vault_world import World, code, good

from fieldkit.errors import FaultError
from fieldkit.vault import lock, marker
from fieldkit.vault.atomic import replace_file
from fieldkit.vault.file import NAME, read_vault, write_vault
from fieldkit.vault.format import to_bytes
from fieldkit.vault.marker import Mark, Marker, MarkerAbsent, MarkerDamaged
from fieldkit.vault.reasons import VaultReason


def failing(number: int) -> object:
    def fail(*_: object) -> NoReturn:
        raise OSError(number, os.strerror(number))

    return fail


def test_a_vault_is_written_and_read(world: World, tmp_path: Path) -> None:
    assert code(read_vault(tmp_path)) is VaultReason.ABSENT
    assert code(read_vault(tmp_path / "nowhere")) is VaultReason.ABSENT
    assert write_vault(tmp_path, world.vault) is None
    assert good(read_vault(tmp_path)) == world.vault
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_a_cut_or_altered_file_is_refused(world: World, tmp_path: Path) -> None:
    data = to_bytes(world.vault)
    (tmp_path / NAME).write_bytes(data[:-5])
    assert code(read_vault(tmp_path)) is VaultReason.CUT
    (tmp_path / NAME).write_bytes(data.replace(b"aid.db", b"bid.db"))
    assert code(read_vault(tmp_path)) is VaultReason.ALTERED
    (tmp_path / NAME).unlink()
    (tmp_path / NAME).mkdir()
    assert code(read_vault(tmp_path)) is VaultReason.NOT_READABLE


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, VaultReason.DISK_FULL),
        (errno.EDQUOT, VaultReason.DISK_FULL),
        (errno.EROFS, VaultReason.FOLDER_NOT_WRITABLE),
        (errno.EACCES, VaultReason.FOLDER_NOT_WRITABLE),
    ],
)
@pytest.mark.parametrize("call", ["os.fsync", "pathlib.Path.replace"])
def test_a_failed_write_leaves_the_old_file(
    number: int, reason: VaultReason, call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    assert replace_file(path, b"old") is None
    monkeypatch.setattr(call, failing(number))
    assert code(replace_file(path, b"new")) is reason
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["file"]


def test_a_broken_disk_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.fsync", failing(errno.EIO))
    with pytest.raises(OSError, match="output error"):
        replace_file(tmp_path / "file", b"new")


def test_a_folder_that_is_none_is_refused(world: World, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for folder in (tmp_path / "file", tmp_path / "absent"):
        assert code(write_vault(folder, world.vault)) is VaultReason.FOLDER_NOT_WRITABLE
        assert code(lock.lock_vault(folder)) is VaultReason.FOLDER_NOT_WRITABLE


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_really_full_disk_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file.new").symlink_to("/dev/full")
    (tmp_path / "file").write_bytes(b"old")
    assert code(replace_file(tmp_path / "file", b"new")) is VaultReason.DISK_FULL
    assert (tmp_path / "file").read_bytes() == b"old"


def test_the_lock_is_held_once_and_given_back(tmp_path: Path) -> None:
    held = good(lock.lock_vault(tmp_path))
    assert code(lock.lock_vault(tmp_path)) is VaultReason.IN_USE
    held.release()
    held.release()
    good(lock.lock_vault(tmp_path)).release()


HOLDER = """
import sys
from pathlib import Path
from fieldkit.vault.lock import lock_vault
held = lock_vault(Path(sys.argv[1]))
print(type(held).__name__, flush=True)
sys.stdin.read()
"""


def test_another_process_holds_the_lock_until_it_is_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDER, str(tmp_path)]
    root = Path(__file__).parents[3]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, cwd=root) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"VaultLock"
        assert code(lock.lock_vault(tmp_path)) is VaultReason.IN_USE
        process.kill()
        process.wait()
    good(lock.lock_vault(tmp_path)).release()


MARKER = Marker({b"\x05" * 34: Mark(7, b"\xaa" * 32), b"\x06" * 34: Mark(0, b"\xbb" * 32)})


def test_a_marker_comes_back_as_written(tmp_path: Path) -> None:
    assert marker.read_marker(tmp_path) == MarkerAbsent()
    assert marker.write_marker(tmp_path, MARKER) is None
    assert marker.read_marker(tmp_path) == MARKER
    moved = MARKER.moved(b"\x05" * 34, Mark(8, b"\xcc" * 32))
    assert marker.write_marker(tmp_path, moved) is None
    assert marker.read_marker(tmp_path) == moved
    assert marker.write_marker(tmp_path, Marker({})) is None
    assert marker.read_marker(tmp_path) == Marker({})


def test_a_marker_that_cannot_be_written_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marker.write_marker(tmp_path, MARKER)
    monkeypatch.setattr("os.fsync", failing(errno.ENOSPC))
    assert code(marker.write_marker(tmp_path, Marker({}))) is VaultReason.DISK_FULL
    assert marker.read_marker(tmp_path) == MARKER
    for bad in (Mark(-1, bytes(32)), Mark(1, bytes(31))):
        with pytest.raises(FaultError):
            marker.write_marker(tmp_path, Marker({b"log": bad}))


@settings(max_examples=150)
@given(st.data())
def test_a_cut_or_changed_marker_is_damaged(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("marker")
    marker.write_marker(folder, MARKER)
    path = folder / marker.NAME
    whole = path.read_bytes()
    place = data.draw(st.integers(0, len(whole) - 1))
    change = data.draw(st.integers(0, 255).filter(lambda one: one != whole[place]))
    path.write_bytes(whole[:place])
    assert marker.read_marker(folder) == MarkerDamaged()
    path.write_bytes(whole[:place] + bytes([change]) + whole[place + 1 :])
    assert marker.read_marker(folder) == MarkerDamaged()


@settings(max_examples=100)
@given(
    st.binary(max_size=60)
    | st.sampled_from([b"[]", b"{}", b'{"version":1,"logs":[]}', b"[" * 9999])
)
def test_any_bytes_make_a_damaged_marker(
    tmp_path_factory: pytest.TempPathFactory, junk: bytes
) -> None:
    folder = tmp_path_factory.mktemp("marker")
    (folder / marker.NAME).write_bytes(junk)
    assert marker.read_marker(folder) == MarkerDamaged()
