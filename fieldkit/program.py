"""How this program starts itself again, as a process of its own."""

import sys


def is_built() -> bool:
    """Whether this is the built application, and not Python running the package."""
    return bool(getattr(sys, "frozen", False))


def command(*words: str) -> list[str]:
    """The command line of `fieldkit` with these words, run by the Python or the build that runs us.

    On Windows a built application started by its windowed executable uses its console one here,
    whose output can be read.
    """
    if not is_built():
        return [sys.executable, "-m", "fieldkit", *words]
    return [_console(sys.executable), *words]


def _console(executable: str) -> str:
    """fieldkitw.exe → fieldkit.exe, as Python has it with pythonw.exe and python.exe."""
    return executable[:-5] + executable[-4:] if executable.endswith("w.exe") else executable
