"""This computer's cameras by Qt Multimedia, which is loaded when a camera is first wanted."""

import os
import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCameraPermission, QCoreApplication, QObject, Qt, Slot

from fieldkit.cards.picture import Grey
from fieldkit.errors import Refusal
from fieldkit.jobs.camera import CameraReason, Colour, Device, RawFrame

if TYPE_CHECKING:
    from PySide6 import QtMultimedia as Multimedia

WANTED = (1280, 720)
LARGEST = 1920 * 1088
"""Pixels: more of them cost time and read no better at a table."""
SLOWEST = 10.0
"""Frames a second, below which a smaller picture is better."""


class QtCamera(QObject):
    """The port `Camera` over Qt Multimedia. Frames stay the camera's own until they are read."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watched: Multimedia.QMediaDevices | None = None
        self._changed: Callable[[], None] | None = None
        self._open: tuple[Multimedia.QCamera, Multimedia.QMediaCaptureSession] | None = None
        self._sink: Multimedia.QVideoSink | None = None
        self._frame: Callable[[RawFrame], None] | None = None
        self._failed: Callable[[Refusal], None] | None = None
        self._name = ""

    def load(self) -> Refusal | None:
        """Loads the library; NO_LIBRARY names what is missing."""
        try:
            from PySide6 import QtMultimedia  # noqa: F401
        except ImportError as error:
            return Refusal(CameraReason.NO_LIBRARY, {"detail": str(error).partition(":")[0]})
        return None

    def devices(self) -> tuple[Device, ...]:
        from PySide6.QtMultimedia import QMediaDevices

        own = QMediaDevices.defaultVideoInput()
        found = sorted(QMediaDevices.videoInputs(), key=lambda each: each != own)
        return tuple(Device(_id_of(each), each.description()) for each in found)

    def watch(self, changed: Callable[[], None] | None) -> None:
        from PySide6.QtMultimedia import QMediaDevices

        self._changed = changed
        if self._watched is None:
            self._watched = QMediaDevices(self)
            self._watched.videoInputsChanged.connect(self._devices_changed)

    def start(
        self, device: str, frame: Callable[[RawFrame], None], failed: Callable[[Refusal], None]
    ) -> None:
        from PySide6.QtMultimedia import QMediaDevices

        self.stop()
        self._frame, self._failed = frame, failed
        found = [each for each in QMediaDevices.videoInputs() if _id_of(each) == device]
        if not found:
            failed(Refusal(CameraReason.GONE, {"camera": device}))
            return
        self._name = found[0].description()
        application, wanted = QCoreApplication.instance(), QCameraPermission()
        if application is None or not _file_allows(device):
            self._refuse(CameraReason.DENIED)
            return
        match application.checkPermission(wanted):
            case Qt.PermissionStatus.Granted:
                self._begin(found[0])
            case Qt.PermissionStatus.Undetermined:
                application.requestPermission(wanted, self, partial(self._answered, found[0]))
            case _:
                self._refuse(CameraReason.DENIED)

    def stop(self) -> None:
        self._frame = self._failed = None
        opened, self._open = self._open, None
        sink, self._sink = self._sink, None
        if opened is not None and sink is not None:
            camera, session = opened
            sink.videoFrameChanged.disconnect(self._take)
            camera.errorOccurred.disconnect(self._went_wrong)
            camera.stop()
            for each in (session, sink, camera):
                each.deleteLater()

    def _begin(self, device: "Multimedia.QCameraDevice") -> None:
        from PySide6.QtMultimedia import QCamera, QMediaCaptureSession, QVideoSink

        camera, session, sink = QCamera(device, self), QMediaCaptureSession(self), QVideoSink(self)
        formats = device.videoFormats()
        if formats:
            camera.setCameraFormat(max(formats, key=_worth))
        sink.videoFrameChanged.connect(self._take)
        camera.errorOccurred.connect(self._went_wrong)
        session.setCamera(camera)
        session.setVideoSink(sink)
        self._open, self._sink = (camera, session), sink
        camera.start()

    @Slot("QVideoFrame")
    def _take(self, frame: "Multimedia.QVideoFrame") -> None:
        if self._frame is not None and frame.isValid():
            self._frame(_Frame(frame))

    def _went_wrong(self, *_: object) -> None:
        self._refuse(CameraReason.BUSY)

    def _answered(self, device: "Multimedia.QCameraDevice", permission: QCameraPermission) -> None:
        application = QCoreApplication.instance()
        if self._failed is None or application is None:
            return
        if application.checkPermission(permission) is Qt.PermissionStatus.Granted:
            self._begin(device)
        else:
            self._refuse(CameraReason.DENIED)

    def _refuse(self, reason: CameraReason) -> None:
        if self._failed is not None:
            self._failed(Refusal(reason, {"camera": self._name}))

    @Slot()
    def _devices_changed(self) -> None:
        if self._changed is not None:
            self._changed()


class _Frame:
    """A `ColouredFrame` of Qt's."""

    def __init__(self, frame: "Multimedia.QVideoFrame") -> None:
        self._frame = frame

    def __call__(self) -> Grey | None:
        from fieldkit.jobs.video_frame import grey_of

        return grey_of(self._frame)

    def colour(self) -> Colour | None:
        from fieldkit.jobs.video_frame import colour_of

        return colour_of(self._frame)


def _id_of(device: "Multimedia.QCameraDevice") -> str:
    return bytes(device.id().data()).decode("utf-8", "replace")


def _file_allows(device: str) -> bool:
    """On Linux a camera is a file, which this user must be allowed to read and write."""
    if not sys.platform.startswith("linux") or not device.startswith("/dev/"):
        return True
    return os.access(device, os.R_OK | os.W_OK)


def _worth(offer: "Multimedia.QCameraFormat") -> tuple[bool, bool, bool, bool, int, float]:
    """What makes one format of a camera better than another, first things first."""
    from PySide6.QtMultimedia import QVideoFrameFormat

    size, rate = offer.resolution(), offer.maxFrameRate()
    pixels = size.width() * size.height()
    plain = offer.pixelFormat() is not QVideoFrameFormat.PixelFormat.Format_Jpeg
    enough = size.width() >= WANTED[0] and size.height() >= WANTED[1]
    bearable = pixels <= LARGEST
    # Of those that are large enough the smallest, of those that are not the largest.
    return (rate >= SLOWEST, bearable, enough, plain, -pixels if enough else pixels, rate)
