"""Where frames come from: the port that a camera, a file and a folder all fit."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

from fieldkit.cards.images import open_image
from fieldkit.cards.picture import Grey
from fieldkit.errors import Refusal

PICTURE_ENDINGS = frozenset({".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff", ".gif"})


class Frames(Protocol):
    """A source of frames, asked by one thread whenever it is ready for another.

    It gives the newest frame and drops what nobody asked for in time.
    """

    def newest(self) -> Grey | None:
        """The newest frame not yet given; None if there is none, at the end or for now."""
        ...


class PictureFrames:
    """Pictures from files, in order, as if a camera had seen them; unreadable ones are skipped."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._paths: Iterator[Path] = iter(paths)

    @classmethod
    def of_folder(cls, folder: Path) -> "PictureFrames":
        """The pictures of a folder, by name."""
        return cls(
            sorted(path for path in folder.iterdir() if path.suffix.lower() in PICTURE_ENDINGS)
        )

    def newest(self) -> Grey | None:
        for path in self._paths:
            picture = open_image(path)
            if not isinstance(picture, Refusal):
                return picture
        return None
