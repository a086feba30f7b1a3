"""The small keyless process that starts sessions: each session ends with its process.

A session that was locked is followed by a fresh one, at Unlock; so is one that crashed, a few times
in a row. Closing a connection leaves keys and rows in memory; ending the process does not.
"""

from collections.abc import Callable
from enum import IntEnum

MOST_CRASHES = 3


class Ending(IntEnum):
    """The exit codes of a session's process. Any other code is a crash."""

    CLOSED = 0
    LOCKED = 10
    CRASHED = 11


Start = Callable[[Ending | None], int]
"""Runs one session, told how the one before it ended (None: it is the first), to its exit code."""


def supervise(start: Start) -> int:
    """Starts sessions until one is closed; 0 then, 1 after too many crashes in a row."""
    before: Ending | None = None
    crashes = 0
    while True:
        before = _ending(start(before))
        if before is Ending.CLOSED:
            return 0
        crashes = crashes + 1 if before is Ending.CRASHED else 0
        if crashes >= MOST_CRASHES:
            return 1


def _ending(code: int) -> Ending:
    try:
        return Ending(code)
    except ValueError:
        return Ending.CRASHED
