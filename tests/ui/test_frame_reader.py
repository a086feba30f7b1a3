"""Frames on their way to the reader: a slow one is never behind, whatever the camera gives."""

import threading
from dataclasses import dataclass, field
from functools import partial
from queue import Queue

import numpy as np

from fieldkit.cards.live import LiveReader, Trust
from fieldkit.cards.picture import Code, Grey, Sight
from fieldkit.cards.worker import Lost
from fieldkit.jobs.frame_reader import FrameReader, Looked, Picture

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
    decoder, told, pictures = SlowDecoder(), list[object](), Queue[int]()

    def tell(each: object) -> None:
        told.append(each)
        if isinstance(each, Picture):
            pictures.put(int(each.pixels[0, 0]))

    frames = FrameReader(decoder, LiveReader(lambda _: Trust.FOREIGN), lambda: len(told), tell)

    def shown(number: int) -> None:
        """Waits until this frame is a picture, and so lies before the reader."""
        while pictures.get(timeout=PATIENCE_S) != number:
            pass

    frames.begin()
    frames.put(partial(frame, 1))
    assert decoder.begun.acquire(timeout=PATIENCE_S), "the first is looked at"
    frames.put(partial(frame, 2))
    shown(2)
    for number in range(3, FRAMES + 1):
        frames.put(partial(frame, number))
    shown(FRAMES)
    decoder.gone_on.release()
    assert decoder.begun.acquire(timeout=PATIENCE_S)
    assert decoder.seen == [1, FRAMES], "of all that came meanwhile the newest alone"
    decoder.gone_on.release(FRAMES)
    frames.end()
    frames.join(PATIENCE_S)
    assert sum(isinstance(each, Looked) for each in told) <= 2
