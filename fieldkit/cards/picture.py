"""What the readers look at, and what they give back."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# Grey, 8 bits, shape (height, width), rows in order in memory.
Grey = NDArray[np.uint8]

Point = tuple[int, int]
Corners = tuple[Point, Point, Point, Point]


@dataclass(frozen=True)
class Place:
    """A rectangle of a picture, in its pixels; right and bottom are just outside."""

    left: int
    top: int
    right: int
    bottom: int

    @classmethod
    def around(cls, corners: Corners, image: Grey, rim: int = 0) -> "Place":
        """The upright rectangle around a code and a rim in pixels, inside the picture."""
        height, width = image.shape
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return cls(
            max(0, min(xs) - rim),
            max(0, min(ys) - rim),
            min(width, max(xs) + 1 + rim),
            min(height, max(ys) + 1 + rim),
        )

    @property
    def side(self) -> int:
        """The longer of width and height."""
        return max(self.right - self.left, self.bottom - self.top)

    @property
    def slenderness(self) -> float:
        """The longer side over the shorter: 1 for a square."""
        width, height = self.right - self.left, self.bottom - self.top
        return self.side / max(1, min(width, height))

    def cut(self, image: Grey) -> Grey:
        """This part of the picture, as a copy."""
        return np.ascontiguousarray(image[self.top : self.bottom, self.left : self.right])

    def holds(self, corners: Corners) -> bool:
        """Whether the middle of a code lies in here."""
        x = sum(point[0] for point in corners) / 4
        y = sum(point[1] for point in corners) / 4
        return self.left <= x < self.right and self.top <= y < self.bottom


@dataclass(frozen=True)
class Code:
    """One QR code: its text, its corners in pixels (x, y) around the symbol, and who read it."""

    text: str
    corners: Corners
    reader: str

    def scaled(self, factor: float) -> "Code":
        """The same code in the picture enlarged by a factor."""
        one, two, three, four = ((round(x * factor), round(y * factor)) for x, y in self.corners)
        return Code(self.text, (one, two, three, four), self.reader)


@dataclass(frozen=True)
class Sight:
    """What one picture shows: codes read, symbols seen but not read, and where a code may be."""

    codes: tuple[Code, ...]
    unread: tuple[Corners, ...]
    places: tuple[Place, ...]
