"""A camera made of picture files: for demonstrations and tests, where there is none."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtCore import QObject, QTimer

from fieldkit.cards.frames import PICTURE_ENDINGS
from fieldkit.cards.images import open_image
from fieldkit.cards.picture import Grey
from fieldkit.errors import Refusal
from fieldkit.jobs.camera import Colour, Device, RawFrame

FRAME_MS = 125


class PictureCamera(QObject):
    """The port `Camera`: shows files in turn, the last one for good, as often as a slow camera."""

    def __init__(self, files: Sequence[Path], name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files, self._at = list(files), 0
        self._device = Device("pictures", name)
        self._frame: Callable[[RawFrame], None] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self.show_next)

    @classmethod
    def of_folder(cls, folder: Path) -> "PictureCamera":
        """The pictures of a folder, by name."""
        files = (each for each in folder.iterdir() if each.suffix.lower() in PICTURE_ENDINGS)
        return cls(sorted(files), folder.name)

    def load(self) -> Refusal | None:
        return None

    def devices(self) -> tuple[Device, ...]:
        return (self._device,) if self._files else ()

    def watch(self, changed: Callable[[], None] | None) -> None:
        """Pictures are never unplugged."""
        del changed

    def start(
        self, device: str, frame: Callable[[RawFrame], None], failed: Callable[[Refusal], None]
    ) -> None:
        del device, failed
        self._frame = frame
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        self._frame = None

    def show_next(self) -> None:
        """The next picture, as if the camera had just seen it."""
        if self._frame is not None and self._files:
            self._frame(_FileFrame(self._files[min(self._at, len(self._files) - 1)]))
            self._at += 1


@dataclass(frozen=True)
class _FileFrame:
    """A `ColouredFrame` that is a file."""

    file: Path

    def __call__(self) -> Grey | None:
        image = open_image(self.file)
        return None if isinstance(image, Refusal) else image

    def colour(self) -> Colour | None:
        try:
            with Image.open(self.file) as picture:
                return np.asarray(picture.convert("RGB"), np.uint8)
        except OSError:
            return None
