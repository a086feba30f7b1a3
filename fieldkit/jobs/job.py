"""What a job is: a lane, a figure of how far it is, a token to cancel it, and a runner's door."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject

T = TypeVar("T")


class Lane(StrEnum):
    """`db`: one thread, so that reads and acts come in the order asked; `net`: requests that may
    take long and must hold up no act. `key`: deriving keys, which no database waits for. `paper`:
    printers, of which one that does not answer must hold up nothing but paper.
    """

    DB = "db"
    NET = "net"
    KEY = "key"
    PAPER = "paper"


@dataclass(frozen=True)
class Figure:
    """How far a job is: `done` of `total` in its own units; no `total` where none is known.

    `part` names what is counted, where a job counts several things in turn.
    """

    done: int
    total: int | None = None
    part: str = ""


class Token:
    """Cancels a job. May be used from any thread, any number of times."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """The job ends at its next safe place, and its result is dropped."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        return self._cancelled.is_set()


class Task:
    """What the work is handed on its own thread: it tells its figure and asks whether to end.

    Work owns no QObject and touches none.
    """

    def __init__(self, token: Token, tell: Callable[[Figure], None]) -> None:
        self._token = token
        self._tell = tell

    @property
    def cancelled(self) -> bool:
        """Whether the work should end at its next safe place."""
        return self._token.cancelled

    def tell(self, done: int, total: int | None = None, part: str = "") -> None:
        """Shows how far the work is, unless it is cancelled or its owner is gone."""
        self._tell(Figure(done, total, part))


def wanted(owner: QObject, token: Token) -> bool:
    """Whether anybody still waits for the job. Asked on the GUI thread only."""
    return not token.cancelled and shiboken6.isValid(owner)


class Runner(Protocol):
    """The one door for background work; pages get it handed in."""

    def submit(
        self,
        owner: QObject,
        work: Callable[[Task], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        lane: Lane = Lane.DB,
        told: Callable[[Figure], None] | None = None,
    ) -> Token:
        """Does `work` on a thread of `lane`, then calls `done` with its result on the GUI thread.

        `failed` gets an exception, which is a fault: an expected outcome is a value and comes to
        `done`. Without `failed` the runner's own handler of faults gets it. `told` gets figures.
        Nothing is called once the token is cancelled or `owner` is deleted.
        """
        ...
