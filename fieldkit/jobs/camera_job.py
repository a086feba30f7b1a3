"""A camera at work: opened, watched, opened again after it was unplugged, and read."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

from fieldkit.errors import Refusal
from fieldkit.jobs.bridge import Bridge
from fieldkit.jobs.camera import Camera, CameraReason, Device, RawFrame
from fieldkit.jobs.frame_reader import Looked, Picture, Told
from fieldkit.jobs.mailbox import Mailbox

SILENT_MS = 6_000
"""A camera that gives no frame for so long is said to be silent, and opened anew."""
AGAIN_MS = 3_000
"""After this a camera that would not open is tried again: the other programme may have ended."""


class Frames(Protocol):
    """What becomes of the frames: `FrameReader` reads codes, `FrameViewer` shows them in colour."""

    def begin(self) -> None: ...

    def put(self, raw: RawFrame) -> None: ...

    def rest(self, resting: bool) -> None: ...

    def end(self) -> None: ...

    def join(self, seconds: float) -> None: ...


class CameraJob(QObject):
    """One showing of the camera, from `open` to `close`; it is not opened again.

    `frames` is handed where to tell what it makes of the frames. Emits `pictured` with the pixels
    for the screen, `looked` with a `Looked`, and `stood` with how it stands: the `Device` that
    gives pictures, or a `Refusal` that says why there are none. A camera that comes back or is let
    go by another programme is taken up by itself.

    Threads: made and used on the GUI thread, where its signals arrive; pictures and reading are on
    threads of its own, whose results come over the bridge. Pictures that the screen is too slow for
    are dropped.
    """

    pictured = Signal(object)
    looked = Signal(object)
    stood = Signal(object)

    def __init__(
        self,
        camera: Camera,
        bridge: Bridge,
        frames: Callable[[Told], Frames],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._camera = camera
        self._frames = frames(self._pass_on)
        self._shown = Mailbox[Picture]()
        self._device = ""
        self._open: Device | None = None
        self._seen = self._refused = self._closed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._late)
        self.destroyed.connect(self._frames.end)

    def open(self, device: str) -> None:
        """Opens the camera with this id, or else the computer's own choice."""
        self._device = device
        self._frames.begin()
        self._camera.watch(self._changed)
        self._start()

    def choose(self, device: str) -> None:
        """Goes on with another camera."""
        self._device = device
        self._start()

    def rest(self, resting: bool) -> None:
        """At rest the camera stays open, and nothing is scanned."""
        self._frames.rest(resting)

    def close(self) -> None:
        """The camera's light goes out; nothing is emitted any more."""
        self._closed = True
        self._timer.stop()
        self._camera.watch(None)
        self._camera.stop()
        self._frames.end()
        self._shown.close()

    def join(self, seconds: float) -> None:
        """Waits, after `close`, for the threads to end."""
        self._frames.join(seconds)

    def _start(self) -> None:
        self._camera.stop()
        found = self._camera.devices()
        chosen = next((each for each in found if each.id == self._device), None)
        self._open = chosen or next(iter(found), None)
        self._seen = self._refused = False
        if self._open is None:
            self._timer.stop()
            self.stood.emit(Refusal(CameraReason.NONE))
            return
        self._timer.start(SILENT_MS)
        self._camera.start(self._open.id, self._frame, self._failed)

    def _frame(self, raw: RawFrame) -> None:
        if self._closed or self._open is None:
            return
        self._timer.start(SILENT_MS)
        if not self._seen:
            self._seen = True
            self.stood.emit(self._open)
        self._frames.put(raw)

    def _failed(self, refusal: Refusal) -> None:
        if not self._closed:
            self._seen, self._refused = False, True
            self._timer.start(AGAIN_MS)
            self.stood.emit(refusal)

    def _late(self) -> None:
        """No frame for too long, or time to try once more."""
        silent = not self._refused
        self._start()
        if silent and self._open is not None and not (self._seen or self._refused):
            self.stood.emit(Refusal(CameraReason.SILENT, {"camera": self._open.name}))

    def _changed(self) -> None:
        """A camera came or went."""
        here = {each.id for each in self._camera.devices()}
        if self._open is None or (self._device in here and self._open.id != self._device):
            self._start()
        elif self._open.id not in here:
            gone = self._open
            self._camera.stop()
            self._timer.stop()
            self._open = None
            self.stood.emit(Refusal(CameraReason.GONE, {"camera": gone.name}))

    def _pass_on(self, told: Picture | Looked | Exception) -> None:
        """On a thread: to the GUI thread, of pictures only the newest."""
        if not isinstance(told, Picture):
            self._bridge.call(partial(self._take, told))
        elif self._shown.put(told):
            self._bridge.call(self._take_picture)

    def _take(self, told: Looked | Exception) -> None:
        if isinstance(told, Exception):
            raise told
        if self._wanted():
            self.looked.emit(told)

    def _take_picture(self) -> None:
        picture = self._shown.take(0)
        if picture is not None and self._wanted():
            self.pictured.emit(picture.pixels)

    def _wanted(self) -> bool:
        return not self._closed and shiboken6.isValid(self)
