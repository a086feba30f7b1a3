"""Sessions follow one another, each in a process of its own, by spawn alone."""

import multiprocessing
import os
from pathlib import Path

import pytest

from fieldkit.commands import window as command
from fieldkit.ui.supervisor import MOST_CRASHES, Ending, supervise


def run(*codes: int) -> tuple[int, list[Ending | None]]:
    """The exit code of the whole, and what each session was told of the one before it."""
    left, told = list(codes), []

    def start(before: Ending | None) -> int:
        told.append(before)
        return left.pop(0)

    return supervise(start), told


def test_closing_ends_it() -> None:
    assert run(Ending.CLOSED) == (0, [None])


def test_a_locked_session_is_followed_by_a_fresh_one() -> None:
    assert run(Ending.LOCKED, Ending.LOCKED, Ending.CLOSED) == (
        0,
        [None, Ending.LOCKED, Ending.LOCKED],
    )


@pytest.mark.parametrize("code", [1, -11, 139, Ending.CRASHED])
def test_a_crash_is_told_to_the_next(code: int) -> None:
    assert run(code, Ending.CLOSED) == (0, [None, Ending.CRASHED])


def test_it_gives_up_after_crashes_in_a_row_only() -> None:
    code, told = run(*[1] * MOST_CRASHES)
    assert (code, len(told)) == (1, MOST_CRASHES)
    code, told = run(1, 1, Ending.LOCKED, 1, 1, Ending.CLOSED)
    assert code == 0 and len(told) == 6


def note_and_end(folder: str, before: int | None) -> None:
    """Stands for a session: notes its process and ends locked, then closed."""
    with (Path(folder) / "noted").open("a") as file:
        file.write(f"{os.getpid()} {before} {multiprocessing.get_start_method()}\n")
    os._exit(Ending.LOCKED if before is None else Ending.CLOSED)


def test_each_session_is_a_spawned_process_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "session", note_and_end)
    assert command.window(tmp_path) == 0
    noted = [line.split() for line in (tmp_path / "noted").read_text().splitlines()]
    assert [line[1:] for line in noted] == [["None", "spawn"], ["10", "spawn"]]
    assert len({os.getpid(), *(int(line[0]) for line in noted)}) == 3


def test_the_folder_is_the_user_s_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in (command.FOLDER_VARIABLE, "LOCALAPPDATA", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    assert command.folder_of_user() == Path.home() / ".local" / "share" / "FieldKit"
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    assert command.folder_of_user() == tmp_path / "FieldKit"
    monkeypatch.setenv(command.FOLDER_VARIABLE, str(tmp_path / "x"))
    assert command.folder_of_user() == tmp_path / "x"
