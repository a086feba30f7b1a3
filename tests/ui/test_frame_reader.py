"""Frames on their way to the reader: a slow one is never behind, whatever the camera gives."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

import numpy as np

from fieldkit.cards.live import LiveReader, Trust
from fieldkit.cards.picture import Code, Grey, Sight
from fieldkit.cards.worker import Lost
from fieldkit.jobs.frame_reader import FrameReader, Looked

FRAMES, PATIENCE_S = 200, 20.0


def frame(number: int) -> Grey:
    return np.full((36, 64), number, np.uint8)


@dataclass
class SlowDecoder:
    """Looks at one frame until it is let go; notes which ones it saw, by their brightness."""

    seen: list[int] = field(default_factory=list)
    begun: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    gone_on: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def start(self) -> None:
        pass

    def look_at(self, image: Grey) -> Sight | Lost:
        self.seen.append(int(image[0, 0]))
        self.begun.release()
        assert self.gone_on.acquire(timeout=PATIENCE_S)
        return Sight((), (), ())

    def confirm_in(self, image: Grey, code: Code) -> bool:
        raise AssertionError("nothing was read")

    def close(self) -> None:
        pass


def test_a_reader_that_lags_is_given_the_newest_frame_and_never_a_queue() -> None:
    decoder, taken = SlowDecoder(), threading.Semaphore(0)
    told: list[object] = []
    frames = FrameReader(
        decoder, LiveReader(lambda _: Trust.FOREIGN), lambda: len(told), told.append
    )

    def given(number: int) -> Grey:
        taken.release()
        return frame(number)

    def shown(number: int) -> Callable[[], Grey]:
        return partial(given, number)

    frames.begin()
    frames.put(shown(1))
    assert decoder.begun.acquire(timeout=PATIENCE_S), "the first is looked at"
    for number in range(2, FRAMES):
        frames.put(shown(number))
        assert taken.acquire(timeout=PATIENCE_S) if number == 2 else True
    frames.put(shown(FRAMES))
    while taken.acquire(timeout=0.2):
        pass
    decoder.gone_on.release()
    assert decoder.begun.acquire(timeout=PATIENCE_S)
    assert decoder.seen == [1, FRAMES], "of all that came meanwhile the newest alone"
    decoder.gone_on.release(FRAMES)
    frames.end()
    frames.join(PATIENCE_S)
    assert sum(isinstance(each, Looked) for each in told) <= 2
