"""An encrypted backup of a data folder: one age file, and its way back into an empty folder.

The databases stay encrypted by their own keys inside it. With the passphrase option, an age file
with a one-time identity under the passphrase lies beside the backup (`NAME.key`), so that a
backup of any size streams; the age tool reads both.
"""

import contextlib
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import pyrage

from fieldkit.errors import FaultError, Refusal
from fieldkit.vault import marker
from fieldkit.vault.archive import (
    ArchiveError,
    ArchiveReader,
    ArchiveWriter,
    NewerArchiveError,
    good_name,
)
from fieldkit.vault.atomic import replace_file, sync_folder, write_refusal
from fieldkit.vault.kdf import tidy
from fieldkit.vault.passphrase import weakness
from fieldkit.vault.reasons import BackupReason

_LARGEST_KEY_FILE = 1 << 14
_NO_KEY_FITS = "No matching keys found"
_NOTHING_FITS = "Decryption failed"


@dataclass(frozen=True)
class Restored:
    """A folder that a backup filled, and the names of its files."""

    folder: Path
    names: tuple[str, ...]


@dataclass(frozen=True)
class RecoveryIdentity:
    """Headquarters' age identity (`AGE-SECRET-KEY-1…`)."""

    secret: str


@dataclass(frozen=True)
class BackupPassphrase:
    """The passphrase under which the backup's key file lies."""

    text: str


def create_backup(
    files: Mapping[str, Path],
    backup: Path,
    recipients: Sequence[str],
    passphrase: str | None = None,
) -> Refusal | None:
    """Writes an age file of `files` (name in the backup to a path that is safe to copy).

    `recipients` are age recipients (`age1…`), headquarters' among them. The marker is never part
    of a backup: a restored database must look restored. Streams; an older backup of that name
    stays until the new one is whole. Refusals: `vault.backup_recipient_wrong`, `vault.weak_…`,
    `vault.backup_source_missing`, `vault.disk_full`, `vault.folder_not_writable`.
    """
    if not files or not all(map(good_name, files)) or marker.NAME in files:
        raise FaultError("a backup holds named files, and never the marker")
    weak = weakness(passphrase) if passphrase is not None else None
    if weak:
        return weak
    try:
        keys = [pyrage.x25519.Recipient.from_str(one) for one in recipients]
    except pyrage.RecipientError:
        return Refusal(BackupReason.RECIPIENT_WRONG)
    if not keys:
        return Refusal(BackupReason.RECIPIENT_WRONG)
    if passphrase is None:
        return _encrypt(files, backup, keys) or _remove_key_file(backup)
    identity = pyrage.x25519.Identity.generate()
    sealed = pyrage.passphrase.encrypt(f"{identity}\n".encode(), tidy(passphrase))
    refusal = _encrypt(files, backup, [*keys, identity.to_public()])
    return refusal or replace_file(key_file(backup), sealed)


def restore_backup(
    backup: Path, folder: Path, opener: RecoveryIdentity | BackupPassphrase
) -> Restored | Refusal:
    """Unpacks a backup into `folder`, which is absent or empty; all of it or nothing.

    It is unpacked beside the folder and renamed once the last byte has been checked. Refusals:
    `vault.backup_folder_not_empty`, `vault.backup_absent`, `vault.backup_damaged`,
    `vault.backup_newer_version`, `vault.backup_key_wrong`, `vault.backup_key_file_absent`,
    `vault.disk_full`, `vault.folder_not_writable`.
    """
    if not backup.is_file():
        return Refusal(BackupReason.ABSENT, {"file": backup.name})
    identity = _identity(backup, opener)
    if isinstance(identity, Refusal):
        return identity
    beside = folder.with_name(f".{folder.name}.restoring")
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            return Refusal(BackupReason.FOLDER_NOT_EMPTY, {"folder": str(folder)})
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir(parents=True)
        refusal = _decrypt(backup, beside, identity)
        if refusal:
            return refusal
        sync_folder(beside)
        names = tuple(sorted(path.name for path in beside.iterdir()))
        with contextlib.suppress(FileNotFoundError):
            folder.rmdir()
        beside.rename(folder)
        sync_folder(folder.parent)
    except OSError as error:
        return write_refusal(error, folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return Restored(folder, names)


def key_file(backup: Path) -> Path:
    """Where the passphrase's key file of a backup lies."""
    return backup.with_name(backup.name + ".key")


def _encrypt(
    files: Mapping[str, Path], backup: Path, keys: Sequence[pyrage.x25519.Recipient]
) -> Refusal | None:
    missing = sorted(name for name, path in files.items() if not path.is_file())
    if missing:
        return Refusal(BackupReason.SOURCE_MISSING, {"file": missing[0]})
    beside = backup.with_name(backup.name + ".new")
    reader = ArchiveReader(files)
    try:
        with beside.open("wb") as file:
            sink = _Sink(file)
            try:
                pyrage.encrypt_io(reader, sink, keys)
            except pyrage.EncryptError as error:
                if isinstance(reader.error, OSError):
                    return Refusal(BackupReason.SOURCE_MISSING, {"file": reader.reading})
                raise sink.error or reader.error or error from error
            file.flush()
            os.fsync(file.fileno())
        beside.replace(backup)
        sync_folder(backup.parent)
    except OSError as error:
        return write_refusal(error, backup.parent)
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()
    return None


class _Sink:
    """Writes to a file and keeps the error, of which the age library passes on the text only."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.error: OSError | None = None

    def write(self, data: bytes) -> int:
        try:
            return self._file.write(data)
        except OSError as error:
            self.error = error
            raise

    def flush(self) -> None:
        """The file is flushed once, at the end."""


def _remove_key_file(backup: Path) -> Refusal | None:
    """A key file of an older backup would not open this one."""
    try:
        key_file(backup).unlink(missing_ok=True)
    except OSError as error:
        return write_refusal(error, backup.parent)
    return None


def _decrypt(backup: Path, folder: Path, identity: pyrage.x25519.Identity) -> Refusal | None:
    writer = ArchiveWriter(folder)
    try:
        with backup.open("rb") as file:
            pyrage.decrypt_io(file, writer, [identity])
        writer.finish()
    except NewerArchiveError:
        return Refusal(BackupReason.NEWER_VERSION)
    except ArchiveError:
        return Refusal(BackupReason.DAMAGED, {"file": backup.name})
    except pyrage.DecryptError as error:
        return _not_opened(error, _NO_KEY_FITS, backup)
    except OSError as error:
        # The age library reports a chunk that fails its check as an error without a number.
        if error.errno is None:
            return Refusal(BackupReason.DAMAGED, {"file": backup.name})
        raise
    finally:
        writer.close()
    return None


def _identity(
    backup: Path, opener: RecoveryIdentity | BackupPassphrase
) -> pyrage.x25519.Identity | Refusal:
    if isinstance(opener, RecoveryIdentity):
        return _parsed(opener.secret) or Refusal(BackupReason.KEY_WRONG)
    path = key_file(backup)
    if not path.is_file():
        return Refusal(BackupReason.KEY_FILE_ABSENT, {"file": path.name})
    with path.open("rb") as file:
        sealed = file.read(_LARGEST_KEY_FILE)
    try:
        secret = pyrage.passphrase.decrypt(sealed, tidy(opener.text))
    except pyrage.DecryptError as error:
        return _not_opened(error, _NOTHING_FITS, path)
    identity = _parsed(secret.decode("ascii", "replace").strip())
    return identity or Refusal(BackupReason.DAMAGED, {"file": path.name})


def _parsed(secret: str) -> pyrage.x25519.Identity | None:
    try:
        return pyrage.x25519.Identity.from_str(secret)
    except pyrage.IdentityError:
        return None


def _not_opened(error: pyrage.DecryptError, wrong_key: str, file: Path) -> Refusal:
    """The age library tells a wrong key from damage by its error's text alone."""
    if str(error) == wrong_key:
        return Refusal(BackupReason.KEY_WRONG)
    return Refusal(BackupReason.DAMAGED, {"file": file.name})
