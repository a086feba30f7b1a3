"""What benchmarks build once and keep: stores of many invented people."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

VARIABLE = "FIELDKIT_BENCH_CACHE"
REVISION = 2
"""Raised when what is built changes."""


def built(name: str, build: Callable[[Path], None]) -> Path:
    """The folder of this name in the cache, built if it is not there; a cut build leaves none."""
    base = Path(os.environ.get(VARIABLE) or Path.home() / ".cache" / "fieldkit-bench")
    folder = base / f"{name}-{REVISION}"
    if not folder.exists():
        building = base / f"{name}-{REVISION}.building"
        shutil.rmtree(building, ignore_errors=True)
        building.mkdir(parents=True)
        build(building)
        building.rename(folder)
    return folder
