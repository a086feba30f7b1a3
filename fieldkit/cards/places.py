"""Where in a picture a QR code may be: dense texture with edges in all directions.

The picture is divided into square cells, eighty across. The smaller eigenvalue of a cell's
structure tensor (Förstner and Gülch 1987) is large only where edges run in at least two
directions: a QR symbol, not a line, a frame or a shadow. It is compared with the local
brightness, so that a dark card counts like a bright one.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from fieldkit.cards.picture import Grey, Place

_Map = NDArray[np.float32]

CELLS_ACROSS = 80
_SMALLEST_CELL = 4
_DARKNESS_FLOOR = 24.0
_STRONG = 0.35
_WEAKEST = 0.03
_RIMS = (0.4, 0.6)
_TRIES = 6
_FEWEST_CELLS = 25
_MOST_CELLS = 1300
_LONGEST = 2.2
_FULLEST = 0.45
_SAMPLE = 96
_MOST_KURTOSIS = 3.0


def find_places(image: Grey, want: int = 2) -> list[Place]:
    """Up to `want` rectangles that may hold a code, the likeliest first, with a rim around."""
    fine, coarse, cell = _texture(image)
    places: list[Place] = []
    for _ in range(_TRIES):
        row, column = divmod(int(np.argmax(coarse)), coarse.shape[1])
        strength = float(coarse[row, column])
        if strength < _WEAKEST or len(places) == want:
            break
        patch = _code_shaped_patch(fine, row, column, strength)
        if patch is None:
            coarse[max(0, row - 2) : row + 3, max(0, column - 2) : column + 3] = 0
            continue
        coarse[patch.top : patch.bottom, patch.left : patch.right] = 0
        place = patch.enlarged(cell, image)
        if _is_two_toned(place.cut(image)):
            places.append(place)
    return places


@dataclass(frozen=True)
class _Patch:
    """Connected cells: their bounds, and how many they are."""

    left: int
    top: int
    right: int
    bottom: int
    count: int

    def enlarged(self, cell: int, image: Grey) -> Place:
        """The patch and one cell around it, in pixels."""
        height, width = image.shape
        return Place(
            max(0, (self.left - 1) * cell),
            max(0, (self.top - 1) * cell),
            min(width, (self.right + 1) * cell),
            min(height, (self.bottom + 1) * cell),
        )


def _code_shaped_patch(texture: _Map, row: int, column: int, strength: float) -> _Patch | None:
    """The patch around a cell; where lines or noise tie it to others, what stands out of them."""
    for rim in _RIMS:
        patch = _patch(texture, row, column, strength * rim)
        if _is_code_shaped(patch.right - patch.left, patch.bottom - patch.top, patch.count):
            return patch
    return None


def _is_code_shaped(width: int, height: int, count: int) -> bool:
    return (
        _FEWEST_CELLS <= count <= _MOST_CELLS
        and width < _LONGEST * height
        and height < _LONGEST * width
        and count > _FULLEST * width * height
    )


def _is_two_toned(part: Grey) -> bool:
    """Whether the brightness, local mean taken off, gathers at two values rather than at one.

    Told by the kurtosis: 1 for two equal tones, 3 for a bell curve, about 2 for a blurred code.
    """
    small = Image.fromarray(part).resize((_SAMPLE, _SAMPLE), Image.Resampling.BOX)
    mean = np.asarray(small.filter(ImageFilter.BoxBlur(_SAMPLE // 8)), np.float32)
    rim = _SAMPLE // 10
    away = (np.asarray(small, np.float32) - mean)[rim:-rim, rim:-rim]
    squares = (away - away.mean()) ** 2
    return float((squares**2).mean()) < _MOST_KURTOSIS * float(squares.mean()) ** 2


def _texture(image: Grey) -> tuple[_Map, _Map, int]:
    """Texture over three and over five cells, and the side of a cell in pixels."""
    across = max(image.shape)
    shrink = 2 if across >= 640 else 1
    step = max(_SMALLEST_CELL, round(across / CELLS_ACROSS / shrink))
    if min(image.shape) < shrink * (step + 1):
        empty = np.zeros((1, 1), np.float32)
        return empty, empty.copy(), step
    small = np.asarray(Image.fromarray(image).reduce(shrink), np.float32)
    height = (small.shape[0] - 1) // step * step
    width = (small.shape[1] - 1) // step * step
    base = small[:height, :width]
    across_x = small[:height, 1 : width + 1] - base
    across_y = small[1 : height + 1, :width] - base
    maps = [
        _cell_means(product, step)
        for product in (across_x * across_x, across_y * across_y, across_x * across_y, base)
    ]
    return _weaker_edge(maps, 1), _weaker_edge(maps, 2), shrink * step


def _weaker_edge(maps: list[_Map], radius: int) -> _Map:
    xx, yy, xy = (_spread(each, radius) for each in maps[:3])
    smaller = (xx + yy - np.sqrt((xx - yy) ** 2 + 4 * xy * xy)) / 2
    contrast = np.sqrt(np.maximum(smaller, 0)) / (maps[3] + _DARKNESS_FLOOR)
    return np.asarray(np.minimum(contrast, _STRONG), np.float32)


def _cell_means(values: _Map, step: int) -> _Map:
    return np.asarray(Image.fromarray(np.ascontiguousarray(values)).reduce(step), np.float32)


def _spread(values: _Map, radius: int) -> _Map:
    """The mean over a square of cells around each."""
    size = 2 * radius + 1
    sums = np.cumsum(np.cumsum(np.pad(values, ((radius + 1, radius),) * 2), 0), 1)
    total = sums[size:, size:] - sums[:-size, size:] - sums[size:, :-size] + sums[:-size, :-size]
    return np.asarray(total / size**2, np.float32)


def _patch(texture: _Map, row: int, column: int, floor: float) -> _Patch:
    """The connected cells above the floor around one.

    It stops growing past the largest size that counts, so that a textured wall costs no more.
    """
    strong = (texture > floor).tolist()
    rows, columns = texture.shape
    seen = {(row, column)}
    edge = [(row, column)]
    while edge and len(seen) <= _MOST_CELLS:
        y, x = edge.pop()
        for near in ((y, x + 1), (y + 1, x), (y, x - 1), (y - 1, x)):
            inside = 0 <= near[0] < rows and 0 <= near[1] < columns
            if inside and near not in seen and strong[near[0]][near[1]]:
                seen.add(near)
                edge.append(near)
    ys = [cell[0] for cell in seen]
    xs = [cell[1] for cell in seen]
    return _Patch(min(xs), min(ys), max(xs) + 1, max(ys) + 1, len(seen))
