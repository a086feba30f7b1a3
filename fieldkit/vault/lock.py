"""One process per vault: a lock that the operating system drops when the process ends."""

import errno
import os
import sys
from pathlib import Path

from fieldkit.errors import Refusal
from fieldkit.vault.atomic import write_refusal
from fieldkit.vault.reasons import VaultReason

NAME = "vault.lock"

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class VaultLock:
    """Holds a folder's lock until `release` or the end of the process.

    The file stays behind, empty: only the lock on it counts, so a crash leaves nothing to clear.
    """

    def __init__(self, handle: int) -> None:
        self._handle: int | None = handle

    def release(self) -> None:
        """Gives the lock up; a second call does nothing."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def lock_vault(folder: Path) -> VaultLock | Refusal:
    """Takes the folder's lock at once or not at all.

    Refusals: `vault.in_use` (held by another process, or by this one), `vault.folder_not_writable`,
    `vault.disk_full`.
    """
    try:
        handle = os.open(folder / NAME, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        return write_refusal(error, folder)
    try:
        _take(handle)
    except OSError as error:
        os.close(handle)
        if error.errno in {errno.EACCES, errno.EAGAIN, errno.EDEADLK}:
            return Refusal(VaultReason.IN_USE, {"folder": str(folder)})
        raise
    return VaultLock(handle)
