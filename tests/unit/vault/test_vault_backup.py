"""A backup comes back whole into an empty folder, or not at all."""

import errno
import io
import os
import tarfile
from pathlib import Path
from typing import NoReturn

import pyrage
import pytest
from vault_world import code

from fieldkit.errors import FaultError, Refusal
from fieldkit.vault import archive, backup
from fieldkit.vault.backup import (
    BackupPassphrase,
    RecoveryIdentity,
    Restored,
    create_backup,
    key_file,
    restore_backup,
)
from fieldkit.vault.reasons import BackupReason, VaultReason, WeakReason

HQ = pyrage.x25519.Identity.generate()
OPENER = RecoveryIdentity(str(HQ))
WORDS = "pebble lantern orbit walnut"


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """A vault and two databases under the names of safe copies; one empty, one of many chunks."""
    contents = {"vault.json": b"{}\n", "aid.db": bytes(range(256)) * 1500, "tracing.db": b""}
    (tmp_path / "copies").mkdir()
    paths = {}
    for number, (name, data) in enumerate(contents.items()):
        paths[name] = tmp_path / "copies" / f"copy{number}"
        paths[name].write_bytes(data)
    return paths


def make(files: dict[str, Path], path: Path, passphrase: str | None = None) -> None:
    assert create_backup(files, path, [str(HQ.to_public())], passphrase) is None


def same(files: dict[str, Path], folder: Path) -> bool:
    found = {path.name: path.read_bytes() for path in folder.iterdir()}
    return found == {name: path.read_bytes() for name, path in files.items()}


def test_headquarters_restores_into_an_absent_or_an_empty_folder(
    files: dict[str, Path], tmp_path: Path
) -> None:
    path = tmp_path / "day.age"
    make(files, path)
    (tmp_path / "empty").mkdir()
    for name in ("absent", "empty"):
        restored = restore_backup(path, tmp_path / name, OPENER)
        assert restored == Restored(tmp_path / name, ("aid.db", "tracing.db", "vault.json"))
        assert same(files, tmp_path / name)
    assert not key_file(path).exists()


@pytest.mark.slow
def test_the_passphrase_opens_by_the_key_file(files: dict[str, Path], tmp_path: Path) -> None:
    path = tmp_path / "day.age"
    make(files, path, WORDS)
    wrong = restore_backup(path, tmp_path / "new", BackupPassphrase("another one"))
    assert code(wrong) is BackupReason.KEY_WRONG
    assert isinstance(restore_backup(path, tmp_path / "new", BackupPassphrase(WORDS)), Restored)
    assert same(files, tmp_path / "new")
    key_file(path).unlink()
    gone = restore_backup(path, tmp_path / "other", BackupPassphrase(WORDS))
    assert code(gone) is BackupReason.KEY_FILE_ABSENT
    assert isinstance(restore_backup(path, tmp_path / "other", OPENER), Restored)


def test_it_is_one_plain_age_file_of_a_plain_tar(files: dict[str, Path], tmp_path: Path) -> None:
    path = tmp_path / "day.age"
    make(files, path)
    plain = pyrage.decrypt(path.read_bytes(), [HQ])
    with tarfile.open(fileobj=io.BytesIO(plain)) as tar:
        assert tar.getnames() == ["manifest.json", "aid.db", "tracing.db", "vault.json"]
        member = tar.extractfile("aid.db")
        assert member is not None and member.read() == files["aid.db"].read_bytes()


def test_a_cut_or_altered_backup_leaves_nothing(files: dict[str, Path], tmp_path: Path) -> None:
    path = tmp_path / "day.age"
    make(files, path)
    whole = path.read_bytes()
    before = sorted(tmp_path.iterdir())
    step = len(whole) // 40
    for place in [0, 5, 60, 130, *range(200, len(whole), step), len(whole) - 1]:
        flipped = bytes([whole[place] ^ 1])
        for data in (whole[:place], whole[:place] + flipped + whole[place + 1 :]):
            path.write_bytes(data)
            refusal = code(restore_backup(path, tmp_path / "new", OPENER))
            allowed = {BackupReason.DAMAGED} | ({BackupReason.KEY_WRONG} if place < 200 else set())
            assert refusal in allowed, place
            assert sorted(tmp_path.iterdir()) == before
    path.write_bytes(whole + b"x")
    assert code(restore_backup(path, tmp_path / "new", OPENER)) is BackupReason.DAMAGED
    path.write_bytes(whole)
    assert isinstance(restore_backup(path, tmp_path / "new", OPENER), Restored)


def test_restoring_needs_the_right_key_and_an_empty_folder(
    files: dict[str, Path], tmp_path: Path
) -> None:
    path = tmp_path / "day.age"
    refusal = restore_backup(path, tmp_path / "new", OPENER)
    assert code(refusal) is BackupReason.ABSENT
    make(files, path)
    stranger = RecoveryIdentity(str(pyrage.x25519.Identity.generate()))
    for opener in (stranger, RecoveryIdentity("nonsense")):
        assert code(restore_backup(path, tmp_path / "new", opener)) is BackupReason.KEY_WRONG
    assert not (tmp_path / "new").exists()
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "mine").write_bytes(b"precious")
    for folder in (tmp_path / "new", path):
        refusal = restore_backup(path, folder, OPENER)
        assert code(refusal) is BackupReason.FOLDER_NOT_EMPTY
    assert (tmp_path / "new" / "mine").read_bytes() == b"precious"


def test_making_is_refused_without_a_good_recipient_passphrase_or_source(
    files: dict[str, Path], tmp_path: Path
) -> None:
    path = tmp_path / "day.age"
    for recipients in ([], ["age1nonsense"]):
        assert code(create_backup(files, path, recipients)) is BackupReason.RECIPIENT_WRONG
    public = [str(HQ.to_public())]
    assert code(create_backup(files, path, public, "password1")) is WeakReason.COMMON
    missing = {**files, "aid.db": tmp_path / "nowhere"}
    assert code(create_backup(missing, path, public)) is BackupReason.SOURCE_MISSING
    closed = create_backup(files, tmp_path / "no" / "day.age", public)
    assert code(closed) is VaultReason.FOLDER_NOT_WRITABLE
    for name in ("marker.json", "../x", "manifest.json", ".hidden", "Aid.db"):
        with pytest.raises(FaultError):
            create_backup({name: files["aid.db"]}, path, public)
    assert not path.exists()


def fail(*_: object) -> NoReturn:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_keeps_the_older_backup_and_restores_nothing(
    files: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "day.age"
    make(files, path)
    whole = path.read_bytes()
    monkeypatch.setattr("os.fsync", fail)
    full = create_backup(files, path, [str(HQ.to_public())])
    assert code(full) is VaultReason.DISK_FULL
    assert code(restore_backup(path, tmp_path / "new", OPENER)) is VaultReason.DISK_FULL
    monkeypatch.undo()
    (tmp_path / "day.age.new").symlink_to("/dev/full")
    full = create_backup(files, path, [str(HQ.to_public())])
    assert code(full) is VaultReason.DISK_FULL
    assert path.read_bytes() == whole
    assert sorted(one.name for one in tmp_path.iterdir()) == ["copies", "day.age"]


def restore_stream(stream: bytes, tmp_path: Path) -> object:
    path = tmp_path / "made.age"
    path.write_bytes(pyrage.encrypt(stream, [HQ.to_public()]))
    outcome = restore_backup(path, tmp_path / "new", OPENER)
    assert not (tmp_path / "new").exists()
    return code(outcome)


def test_streams_that_no_backup_holds_are_damage(files: dict[str, Path], tmp_path: Path) -> None:
    stream = archive.ArchiveReader(files).read()
    damaged = [
        b"",
        b"\0" * 1024,
        stream[:-512],
        stream[:700],
        stream + b"\0",
        stream[:-1025] + b"x" + stream[-1024:],
        stream.replace(b"aid.db", b"../aid"),
        stream.replace(b'"version":1', b'"version":0'),
        stream.replace(b"fieldkit-backup", b"fieldkit-picnic"),
        stream.replace(b'"name":"vault.json"', b'"name":"vbult.json"'),
    ]
    for data in damaged:
        assert restore_stream(data, tmp_path) is BackupReason.DAMAGED
    newer = stream.replace(b'"version":1', b'"version":2')
    assert restore_stream(newer, tmp_path) is BackupReason.NEWER_VERSION
    symlink = tarfile.TarInfo("manifest.json")
    symlink.type, symlink.linkname = tarfile.SYMTYPE, "/etc/passwd"
    assert restore_stream(symlink.tobuf(), tmp_path) is BackupReason.DAMAGED


def test_pieces_of_any_size_unpack_alike(files: dict[str, Path], tmp_path: Path) -> None:
    stream = archive.ArchiveReader(files).read()
    for size in (1000, 511, 70000):
        folder = tmp_path / f"by{size}"
        folder.mkdir()
        writer = archive.ArchiveWriter(folder)
        reader = archive.ArchiveReader(files)
        while piece := reader.read(size):
            writer.write(piece)
        writer.finish()
        assert same(files, folder)
    assert len(stream) % 512 == 0


def test_a_source_that_grows_meanwhile_stops_the_backup(
    files: dict[str, Path], tmp_path: Path
) -> None:
    reader = archive.ArchiveReader(files)
    reader.read(10)
    with files["vault.json"].open("ab") as file:
        file.write(b"more")
    with pytest.raises(archive.ArchiveError):
        reader.read()


def test_a_source_that_cannot_be_read_is_named(files: dict[str, Path], tmp_path: Path) -> None:
    real = Path.open

    def closed(path: Path, mode: str = "r") -> object:
        if path == files["tracing.db"]:
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        return real(path, mode)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "open", closed)
        refusal = create_backup(files, tmp_path / "day.age", [str(HQ.to_public())])
    assert code(refusal) is BackupReason.SOURCE_MISSING
    assert isinstance(refusal, Refusal) and refusal.params == {"file": "tracing.db"}
    assert [one.name for one in tmp_path.iterdir()] == ["copies"]


def test_the_age_library_still_names_a_wrong_key_as_we_expect() -> None:
    with pytest.raises(pyrage.DecryptError, match=backup._NO_KEY_FITS):
        pyrage.decrypt(pyrage.encrypt(b"x", [pyrage.x25519.Identity.generate().to_public()]), [HQ])
