"""Processes that work until they are killed, and tell how far they have come."""

import multiprocessing
import os
import signal
from collections.abc import Callable
from typing import Any

from fieldkit.hq.seeded import Seeded

PROCESSES = multiprocessing.get_context("spawn")
LONGEST_MS = 40
"""From the last thing heard to the kill."""


def live_and_die(
    work: Callable[..., None],
    given: tuple[Any, ...],
    enough: Callable[[list[Any]], bool],
    seeded: Seeded,
) -> list[Any]:
    """One process till SIGKILL, a moment after `enough` was told: all that it told.

    `work` gets what is `given`, and last the end of the line on which it tells.
    """
    near, far = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(target=work, args=(*given, far))
    process.start()
    far.close()
    told: list[Any] = []
    while not enough(told):
        assert near.poll(60), f"nothing more was told after {told[-1:]}"
        told.append(near.recv())
    near.poll(seeded.below(LONGEST_MS) / 1000)
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    assert process.exitcode == -signal.SIGKILL, "it ended by itself"
    while True:
        try:
            told.append(near.recv())
        except EOFError:
            near.close()
            return told
