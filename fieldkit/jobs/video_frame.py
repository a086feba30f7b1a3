"""From a camera's frame to a grey picture: its brightness plane as it is, where it has one."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

from fieldkit.cards.picture import Grey
from fieldkit.jobs.camera import Colour

_Format = QVideoFrameFormat.PixelFormat
_PLANAR = {
    _Format.Format_YUV420P,
    _Format.Format_YUV422P,
    _Format.Format_YV12,
    _Format.Format_NV12,
    _Format.Format_NV21,
    _Format.Format_IMC1,
    _Format.Format_IMC2,
    _Format.Format_IMC3,
    _Format.Format_IMC4,
    _Format.Format_Y8,
}
"""Brightness is the whole first plane, a byte each."""
_PACKED = {_Format.Format_YUYV: 0, _Format.Format_UYVY: 1}
"""Brightness is every second byte, from this one on."""


def grey_of(frame: QVideoFrame) -> Grey | None:
    """The frame's brightness, 8 bits, as a copy; None if it can't be read.

    Any thread; several milliseconds for formats without a brightness plane.
    """
    kind = frame.surfaceFormat().pixelFormat()
    if kind not in _PLANAR and kind not in _PACKED:
        return _upright(frame, _converted(frame))
    if not frame.map(QVideoFrame.MapMode.ReadOnly):
        return None
    try:
        bright = _rows(frame, _PACKED.get(kind))
        return None if bright is None else _upright(frame, bright)
    finally:
        frame.unmap()


def colour_of(frame: QVideoFrame) -> Colour | None:
    """The frame in colour, as a copy; None if it can't be read. As slow as `grey_of` at worst."""
    image = frame.toImage().convertToFormat(QImage.Format.Format_RGB888)
    if image.isNull():
        return None
    width, height, stride = image.width(), image.height(), image.bytesPerLine()
    rows: NDArray[np.uint8] = np.frombuffer(image.constBits(), np.uint8).reshape(height, stride)
    pixels = np.array(rows[:, : 3 * width], np.uint8, order="C").reshape(height, width, 3)
    return _upright(frame, pixels)


def _rows(frame: QVideoFrame, packed: int | None) -> Grey | None:
    width, height, stride = frame.width(), frame.height(), frame.bytesPerLine(0)
    used = width if packed is None else 2 * width
    plane: NDArray[np.uint8] = np.frombuffer(frame.bits(0), np.uint8)
    # The last row may lack its padding.
    if stride < used or plane.size < stride * (height - 1) + used:
        return None
    rows = np.lib.stride_tricks.as_strided(plane, (height, used), (stride, 1), writeable=False)
    return np.array(rows if packed is None else rows[:, packed::2], np.uint8, order="C")


def _converted(frame: QVideoFrame) -> Grey | None:
    image = frame.toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    if image.isNull():
        return None
    width, height, stride = image.width(), image.height(), image.bytesPerLine()
    pixels: NDArray[np.uint8] = np.frombuffer(image.constBits(), np.uint8)
    return np.array(pixels.reshape(height, stride)[:, :width], np.uint8, order="C")


def _upright(frame: QVideoFrame, image: Grey | None) -> Grey | None:
    """Some drivers give the lowest row first."""
    bottom_up = QVideoFrameFormat.Direction.BottomToTop
    if image is not None and frame.surfaceFormat().scanLineDirection() is bottom_up:
        return np.ascontiguousarray(image[::-1])
    return image
