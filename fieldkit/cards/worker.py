"""Decoding in a process of its own: a hung or crashed reader costs a frame, never the window."""

import multiprocessing
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum, auto
from multiprocessing.connection import Connection
from typing import Any

import numpy as np

from fieldkit.cards.decode import confirm, look
from fieldkit.cards.picture import Code, Grey, Sight
from fieldkit.errors import FaultError

WATCHDOG_SECONDS = 0.5
# Starting Python and its libraries may take this long on a slow laptop.
START_SECONDS = 30.0
_READY = "ready"
LISTENING = "listening"
"""Answered to a question before its frame is sent: a frame is larger than a pipe holds, and to a
process that stands still it would be sent for ever.
"""


class Lost(Enum):
    """Why a frame has no sight: the reader HUNG past the watchdog, or its process CRASHED."""

    HUNG = auto()
    CRASHED = auto()


def serve(pipe: "Connection[Any, Any]") -> None:
    """The child's work: answers until the other side is gone."""
    pipe.send(_READY)
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            question, shape, code = pipe.recv()
            pipe.send(LISTENING)
            image = np.frombuffer(pipe.recv_bytes(), np.uint8).reshape(shape)
            pipe.send(look(image) if question == "look" else confirm(image, code))


@dataclass
class _Child:
    process: Any
    pipe: "Connection[Any, Any]"
    ready: bool = False

    def is_ready(self, seconds: float) -> bool:
        """Waits until the child has loaded its libraries; False if it dies or takes too long."""
        if not self.ready:
            with suppress(EOFError, OSError):
                self.ready = self.pipe.poll(seconds) and self.pipe.recv() == _READY
        return self.ready

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


@dataclass
class DecodeProcess:
    """Looks at frames in a child process, with a second one waiting to take over at once.

    Used by one thread at a time; `look_at` blocks that thread for the watchdog's time at most, but
    for the very first frame, which waits for the child to start. The caller must close it. The
    program's entry point must call multiprocessing.freeze_support() in a packaged build.
    """

    watchdog_seconds: float = WATCHDOG_SECONDS
    target: Callable[["Connection[Any, Any]"], None] = serve
    _child: _Child | None = field(default=None, init=False)
    _spare: _Child | None = field(default=None, init=False)

    def start(self) -> None:
        """Starts both children without waiting for them; `look_at` does it too if need be."""
        self._child = self._child or _start_child(self.target)
        self._spare = self._spare or _start_child(self.target)

    def look_at(self, image: Grey) -> Sight | Lost:
        """What the picture shows (decode.look)."""
        answer = self._ask("look", image, None)
        if not isinstance(answer, Sight | Lost):
            raise FaultError("the card reader's process answered something else")
        return answer

    def confirm_in(self, image: Grey, code: Code) -> bool:
        """Whether a second attempt reads the same (decode.confirm); False if it was lost."""
        return self._ask("confirm", image, code) is True

    def close(self) -> None:
        """Ends both children; the object can be started again."""
        for child in (self._child, self._spare):
            if child is not None:
                child.end()
        self._child = self._spare = None

    def _ask(self, question: str, image: Grey, code: Code | None) -> object:
        self.start()
        child = self._child
        if child is None or not child.is_ready(START_SECONDS):
            return self._replaced(Lost.CRASHED)
        try:
            child.pipe.send((question, image.shape, code))
            if not child.pipe.poll(self.watchdog_seconds) or child.pipe.recv() != LISTENING:
                return self._replaced(Lost.HUNG)
            child.pipe.send_bytes(np.ascontiguousarray(image).data.cast("B"))
            if not child.pipe.poll(self.watchdog_seconds):
                return self._replaced(Lost.HUNG)
            return child.pipe.recv()
        except (EOFError, OSError):
            return self._replaced(Lost.CRASHED)

    def _replaced(self, why: Lost) -> Lost:
        if self._child is not None:
            self._child.end()
        self._child, self._spare = self._spare, None
        self.start()
        return why


def _start_child(target: Callable[["Connection[Any, Any]"], None]) -> _Child:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=target, args=(theirs,), daemon=True, name="card reader")
    process.start()
    theirs.close()
    return _Child(process, ours)
