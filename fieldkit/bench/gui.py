"""`fieldkit bench gui`: how long the window stands still at most, in a day's work at it.

The day is the demo's, in a process of its own, off the screen, with every page and no pause.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from fieldkit.errors import FaultError
from fieldkit.program import command


def run(params: Mapping[str, object]) -> dict[str, float]:
    """The longest slice of the event loop on the wall, and the longest of the window's own work.

    Tells on stderr during what it was. `params`: `people` at headquarters (200), `seed` (1).
    """
    people, seed = str(params.get("people", 200)), str(params.get("seed", 1))
    with tempfile.TemporaryDirectory(prefix="fieldkit-bench-") as folder:
        data = Path(folder) / "demo"
        asked = ("--headless", "--no-pictures", "--people", people, "--seed", seed)
        done = subprocess.run(  # noqa: S603
            command("demo", *asked, "--data", str(data)), capture_output=True, text=True
        )
        if done.returncode:
            raise FaultError(f"the day did not end well: {done.stderr[-500:]}")
    summary = json.loads(done.stdout.splitlines()[-1])
    for name in ("longest_block", "longest_own_block"):
        block = summary[name]
        told = f"{name}: {block['ms']} ms, {block['own_ms']} of its own: {block['during']}"
        print(told, file=sys.stderr)  # noqa: T201
    return {
        "longest_block_ms": float(summary["longest_block_ms"]),
        "longest_own_block_ms": float(summary["longest_own_block_ms"]),
    }
