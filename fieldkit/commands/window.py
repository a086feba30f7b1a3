"""`fieldkit` without a command: the desktop application, as a supervisor and its sessions."""

import contextlib
import multiprocessing
import os
from pathlib import Path

from fieldkit.app import machine
from fieldkit.ui.supervisor import Ending, supervise

FOLDER_VARIABLE = "FIELDKIT_DATA"


def window(folder: Path | None = None) -> int:
    """Runs the application over a laptop's folder; the exit code of the whole.

    The folder is that given, else that of FIELDKIT_DATA, else `FieldKit` where this system keeps
    the data of a user's applications.
    """
    data = folder or folder_of_user()
    with contextlib.suppress(OSError):
        # Unlock says in words that the folder can't be read.
        data.mkdir(parents=True, exist_ok=True)
    spawn = multiprocessing.get_context("spawn")

    def start(before: Ending | None) -> int:
        told = None if before is None else int(before)
        process = spawn.Process(target=session, args=(str(data), told), name="fieldkit-session")
        process.start()
        process.join()
        return process.exitcode or 0

    return supervise(start)


def session(folder: str, before: int | None) -> None:
    """What a session's process does. It ends without tidying up: nothing of it may outlive this."""
    from fieldkit.ui.session_process import run_session

    ending = None if before is None else Ending(before)
    os._exit(run_session(Path(folder), machine(), ending))


def folder_of_user() -> Path:
    """Where this user's data stands, by the environment alone: no toolkit in this process."""
    given = os.environ.get(FOLDER_VARIABLE)
    if given:
        return Path(given)
    base = os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_DATA_HOME")
    return (Path(base) if base else Path.home() / ".local" / "share") / "FieldKit"
