"""Runs first in a built application: finds by name the libraries that the build brought along.

pyzbar asks `ctypes.util.find_library`, which on Linux and macOS knows the system's folders alone.
"""

import ctypes.util
import sys
from pathlib import Path

_of_system = ctypes.util.find_library


def find_library(name: str) -> str | None:
    """The library in the build's own folder, else the system's."""
    brought = sorted(Path(sys._MEIPASS).glob(f"lib{name}.*"))  # type: ignore[attr-defined]
    return str(brought[0]) if brought else _of_system(name)


ctypes.util.find_library = find_library
