"""The camera as FieldKit needs it: a port, with the reasons why there is no picture."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from fieldkit.cards.picture import Grey
from fieldkit.errors import Code, Refusal


class CameraReason(Code):
    """Why the camera shows nothing."""

    NONE = "camera.none"
    GONE = "camera.gone"
    DENIED = "camera.denied"
    BUSY = "camera.busy"
    SILENT = "camera.silent"
    NO_LIBRARY = "camera.no_library"


@dataclass(frozen=True)
class Device:
    """A camera of this computer: `id` stays the same when it is plugged in again."""

    id: str
    name: str


RawFrame = Callable[[], Grey | None]
"""A frame not yet turned into a picture: called on a thread that may take its time. None: it has
no picture."""


Colour = NDArray[np.uint8]
"""Red, green, blue, 8 bits each, shape (height, width, 3)."""


@runtime_checkable
class ColouredFrame(Protocol):
    """A `RawFrame` that can be had in colour too, as a photograph."""

    def __call__(self) -> Grey | None: ...

    def colour(self) -> Colour | None:
        """Called on the same thread; None: it has no picture."""
        ...


class Camera(Protocol):
    """The cameras of this computer, one of them open at most.

    Threads: all on the GUI thread, but for `load`, which any thread may call and which may take
    long; nothing else may be asked before it answered None.
    """

    def load(self) -> Refusal | None:
        """Loads what cameras need; refuses with NO_LIBRARY where it is not installed."""
        ...

    def devices(self) -> tuple[Device, ...]:
        """The cameras plugged in at present, the computer's own choice first."""
        ...

    def watch(self, changed: Callable[[], None] | None) -> None:
        """Calls `changed` whenever a camera is plugged in or out; None: no longer."""
        ...

    def start(
        self, device: str, frame: Callable[[RawFrame], None], failed: Callable[[Refusal], None]
    ) -> None:
        """Opens a camera, whatever was open before.

        `frame` gets each frame, `failed` gets DENIED or BUSY; neither is called after `stop`.
        """
        ...

    def stop(self) -> None:
        """Closes the camera, so that its light goes out; nothing happens if none is open."""
        ...
