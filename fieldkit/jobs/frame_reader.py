"""Frames on two threads: one turns the newest into a picture, one has it read."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

import numpy as np
from PIL import Image

from fieldkit.cards.live import LiveReader, Outline, Scan, better_hint
from fieldkit.cards.picture import Code, Grey, Sight
from fieldkit.cards.worker import Lost
from fieldkit.jobs.camera import Colour, RawFrame
from fieldkit.jobs.mailbox import Mailbox

SHOWN_WIDTH = 640
"""Pixels at least, where the camera has so many: enough to aim by."""
REST_SECONDS = 0.4
"""Between two looks while scans are not wanted: often enough to know that the card still lies."""


class Decoder(Protocol):
    """What looks at a frame; `cards.worker.DecodeProcess` is one. Used by one thread at a time."""

    def start(self) -> None: ...

    def look_at(self, image: Grey) -> Sight | Lost: ...

    def confirm_in(self, image: Grey, code: Code) -> bool: ...

    def close(self) -> None: ...


@dataclass(frozen=True)
class Picture:
    """A frame for the screen, reduced; grey, or in colour."""

    pixels: Grey | Colour


@dataclass(frozen=True)
class Looked:
    """What the reader made of a frame of this width and height."""

    result: Scan | Outline
    width: int
    height: int


Told = Callable[[Picture | Looked | Exception], None]


class FrameReader:
    """Reads frames from `begin` to `end`, once.

    Threads: `begin`, `put`, `rest` and `end` on the GUI thread; `told` is called on the two threads
    in here and must pass on at once; `elapsed` gives milliseconds that never fall. `end` does not
    wait: a picture or a result under way may still be told. Ownership: closes the decoder. No frame
    is kept longer than until the next one, and none is written anywhere.
    """

    def __init__(
        self, decoder: Decoder, reader: LiveReader, elapsed: Callable[[], int], told: Told
    ) -> None:
        self._decoder, self._reader = decoder, reader
        self._elapsed, self._told = elapsed, told
        self._raw, self._pictures = Mailbox[RawFrame](), Mailbox[Grey]()
        self._awake, self._ended = threading.Event(), threading.Event()
        self._awake.set()
        self._threads = [
            threading.Thread(target=self._guarded, args=(work,), name=name, daemon=True)
            for work, name in ((self._show, "fieldkit-frames"), (self._read, "fieldkit-reader"))
        ]

    def begin(self) -> None:
        for thread in self._threads:
            thread.start()

    def put(self, raw: RawFrame) -> None:
        """The newest frame; one that nobody has taken yet is dropped."""
        self._raw.put(raw)

    def rest(self, resting: bool) -> None:
        """At rest nothing is scanned or shown; whether the last card still lies there is looked at
        now and then.
        """
        if resting:
            self._awake.clear()
        else:
            self._awake.set()

    def end(self) -> None:
        """Both threads end after what they are doing now."""
        self._ended.set()
        self._awake.set()
        self._raw.close()
        self._pictures.close()

    def join(self, seconds: float) -> None:
        """Waits, after `end`, for the threads."""
        for thread in self._threads:
            thread.join(seconds)

    def _guarded(self, work: Callable[[], None]) -> None:
        try:
            work()
        except Exception as error:  # A fault is told on the GUI thread.
            self._told(error)

    def _show(self) -> None:
        while not self._ended.is_set():
            self._awake.wait(REST_SECONDS)
            raw = self._raw.take()
            image = raw() if raw is not None else None
            if image is not None and image.size:
                self._pictures.put(image)
                if self._awake.is_set():
                    self._told(Picture(reduced(image)))

    def _read(self) -> None:
        self._decoder.start()
        try:
            while not self._ended.is_set():
                image = self._pictures.take()
                if image is not None:
                    self._look(image)
        finally:
            self._decoder.close()

    def _look(self, image: Grey) -> None:
        awake = self._awake.is_set()
        sight = self._decoder.look_at(image)
        if isinstance(sight, Lost):
            return
        if not (awake and self._awake.is_set()):
            self._reader.rest(sight, self._elapsed())
            return
        result = self._reader.see(sight, self._elapsed(), partial(self._decoder.confirm_in, image))
        if isinstance(result, Outline):
            result = Outline(result.corners, better_hint(result.hint, sight, image))
        self._told(Looked(result, image.shape[1], image.shape[0]))


def reduced(image: Grey) -> Grey:
    """The picture at a half, a third … of its size, but no narrower than `SHOWN_WIDTH`."""
    factor = max(1, image.shape[1] // SHOWN_WIDTH)
    return np.asarray(Image.fromarray(image).reduce(factor), np.uint8)
