"""Frames on a thread: the newest as a picture in colour, to be looked at and taken."""

import threading

import numpy as np
from PIL import Image

from fieldkit.jobs.camera import Colour, ColouredFrame, RawFrame
from fieldkit.jobs.frame_reader import Picture, Told
from fieldkit.jobs.mailbox import Mailbox

LONGEST = 1024
"""Pixels of the longer side: as much as an answer keeps of a picture (docs/decisions/0013)."""


class FrameViewer:
    """Shows frames from `begin` to `end`, once; reads nothing in them.

    Threads: as `FrameReader`. No frame is kept longer than until the next one, and none is written
    anywhere.
    """

    def __init__(self, told: Told) -> None:
        self._told = told
        self._raw = Mailbox[RawFrame]()
        self._resting = False
        self._thread = threading.Thread(target=self._show, name="fieldkit-frames", daemon=True)

    def begin(self) -> None:
        self._thread.start()

    def put(self, raw: RawFrame) -> None:
        """The newest frame; at rest it is dropped."""
        if not self._resting:
            self._raw.put(raw)

    def rest(self, resting: bool) -> None:
        self._resting = resting

    def end(self) -> None:
        """The thread ends after what it is doing now."""
        self._raw.close()

    def join(self, seconds: float) -> None:
        """Waits, after `end`, for the thread."""
        self._thread.join(seconds)

    def _show(self) -> None:
        try:
            while not self._raw.closed:
                raw = self._raw.take()
                pixels = _seen(raw) if raw is not None else None
                if pixels is not None and pixels.size and not self._resting:
                    self._told(Picture(fitted(pixels)))
        except Exception as error:  # A fault is told on the GUI thread.
            self._told(error)


def fitted(pixels: Colour) -> Colour:
    """The picture, grey or in colour, with at most `LONGEST` pixels a side."""
    if max(pixels.shape[:2]) <= LONGEST:
        return pixels
    small = Image.fromarray(pixels)
    small.thumbnail((LONGEST, LONGEST), Image.Resampling.BILINEAR, reducing_gap=2.0)
    return np.asarray(small, np.uint8)


def _seen(raw: RawFrame) -> Colour | None:
    return raw.colour() if isinstance(raw, ColouredFrame) else raw()
