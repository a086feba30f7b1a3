"""What Qt's frames become: their brightness, from every kind that webcams give."""

import threading
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from fieldkit.cards.picture import Grey
from fieldkit.errors import Refusal
from fieldkit.jobs.mailbox import Mailbox
from fieldkit.jobs.qt_camera import QtCamera

multimedia = pytest.importorskip("PySide6.QtMultimedia", reason="Qt Multimedia does not load here")
Format = multimedia.QVideoFrameFormat.PixelFormat
WIDTH, HEIGHT = 34, 6
BRIGHT: Grey = np.arange(WIDTH * HEIGHT, dtype=np.uint8).reshape(HEIGHT, WIDTH)


def frame_of(kind: object, step: int = 1, first: int = 0, bottom_up: bool = False) -> object:
    """A frame with `BRIGHT` as every `step`-th byte of its first plane; noise elsewhere."""
    described = multimedia.QVideoFrameFormat(QSize(WIDTH, HEIGHT), kind)
    if bottom_up:
        described.setScanLineDirection(multimedia.QVideoFrameFormat.Direction.BottomToTop)
    frame = multimedia.QVideoFrame(described)
    assert frame.map(multimedia.QVideoFrame.MapMode.WriteOnly)
    stride = frame.bytesPerLine(0)
    plane = np.frombuffer(frame.bits(0), np.uint8)
    plane[:] = 77
    for row in range(HEIGHT):
        start = row * stride + first
        plane[start : start + WIDTH * step : step] = BRIGHT[row]
    frame.unmap()
    return frame


@pytest.mark.parametrize(
    ("kind", "step", "first"),
    [
        (Format.Format_NV12, 1, 0),
        (Format.Format_YUV420P, 1, 0),
        (Format.Format_YUV422P, 1, 0),
        (Format.Format_Y8, 1, 0),
        (Format.Format_YUYV, 2, 0),
        (Format.Format_UYVY, 2, 1),
    ],
)
def test_brightness_is_taken_as_it_is(
    qapp: QApplication, kind: object, step: int, first: int
) -> None:
    from fieldkit.jobs.video_frame import grey_of

    found = grey_of(frame_of(kind, step, first))
    assert found is not None and np.array_equal(found, BRIGHT)
    assert found.flags.c_contiguous


def test_a_frame_that_stands_on_its_head_is_turned(qapp: QApplication) -> None:
    from fieldkit.jobs.video_frame import grey_of

    found = grey_of(frame_of(Format.Format_Y8, bottom_up=True))
    assert found is not None and np.array_equal(found, BRIGHT[::-1])


def test_colours_become_grey(qapp: QApplication) -> None:
    from fieldkit.jobs.video_frame import grey_of

    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(0xFF808080)
    found = grey_of(multimedia.QVideoFrame(image))
    assert found is not None and found.shape == (HEIGHT, WIDTH)
    assert set(np.unique(found)) <= {127, 128, 129}


def test_a_frame_without_a_picture_is_none(qapp: QApplication) -> None:
    from fieldkit.jobs.video_frame import grey_of

    assert grey_of(multimedia.QVideoFrame()) is None


def test_this_computer_s_cameras_can_be_asked_for(qapp: QApplication) -> None:
    camera = QtCamera()
    assert camera.load() is None
    assert isinstance(camera.devices(), tuple)
    told: list[Refusal] = []
    camera.watch(lambda: None)
    camera.start("no such camera", lambda _: None, told.append)
    camera.stop()
    assert [str(each.code) for each in told] == ["camera.gone"]


@pytest.fixture
def box() -> Iterator[Mailbox[int]]:
    made = Mailbox[int]()
    yield made
    made.close()


def test_the_newest_replaces_what_waits(box: Mailbox[int]) -> None:
    assert box.put(1)
    assert not box.put(2)
    assert box.take() == 2
    assert box.take(0) is None
    assert box.put(3)


def test_who_waits_gets_the_next_or_nothing_at_the_end(box: Mailbox[int]) -> None:
    got: list[int | None] = []
    reader = threading.Thread(target=lambda: got.extend((box.take(), box.take())))
    reader.start()
    box.put(5)
    while not got and reader.is_alive() and box.take(0) is not None:
        box.put(5)
    box.close()
    reader.join(10)
    assert not reader.is_alive() and got[-1] is None
    box.put(6)
    assert box.take() is None
