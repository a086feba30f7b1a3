"""Replacing a small file so that after a power cut either the old one or the new one is there."""

import contextlib
import errno
import os
import sys
from pathlib import Path

from fieldkit.errors import Refusal
from fieldkit.vault.reasons import VaultReason

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_CLOSED = {
    errno.EACCES,
    errno.EPERM,
    errno.EROFS,
    errno.ENOENT,
    errno.ENOTDIR,
    errno.EISDIR,
    errno.ENAMETOOLONG,
}
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP}


def replace_file(path: Path, data: bytes) -> Refusal | None:
    """Writes beside, fsyncs, renames over, fsyncs the folder; the old file stays until then.

    Refusals: `vault.disk_full`, `vault.folder_not_writable`; the old file is intact.
    """
    beside = path.with_name(path.name + ".new")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        return write_refusal(error, path.parent)
    return None


def sync_folder(folder: Path) -> None:
    """Makes a rename in the folder last. Windows has no such call; its rename is journalled."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(handle)


def write_refusal(error: OSError, folder: Path) -> Refusal:
    """The refusal for a write that failed; raises the error itself if the machine is at fault."""
    if error.errno in _FULL:
        return Refusal(VaultReason.DISK_FULL, {"folder": str(folder)})
    if error.errno in _CLOSED:
        return Refusal(VaultReason.FOLDER_NOT_WRITABLE, {"folder": str(folder)})
    raise error
