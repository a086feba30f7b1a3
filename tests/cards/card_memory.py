"""How much more memory something takes at its highest, whatever the process held before."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

PROCESS = Path("/proc/self")


def _mb(line: str) -> float:
    """A figure of /proc/self/status (proc_pid_status(5)), in megabytes."""
    lines = (PROCESS / "status").read_text().splitlines()
    found = next(each for each in lines if each.startswith(line + ":"))
    return int(found.split()[1]) / 1024


@dataclass
class Memory:
    """From its making on: the peak is set back first, since it is the whole process's."""

    _before: float = field(default=0.0, init=False)

    def __post_init__(self) -> None:
        if not (PROCESS / "clear_refs").exists():
            pytest.skip("memory is measured on Linux alone")
        (PROCESS / "clear_refs").write_text("5")
        self._before = _mb("VmRSS")

    def more_mb(self) -> float:
        """Megabytes at the highest since then, beyond what was held at first."""
        return _mb("VmHWM") - self._before
