"""A signature as strokes on a small grid, and as one line of text that a receipt's note can hold.

The text: `sign:`, then the strokes joined by dots, each point two characters (x, y) of the 64 of
base64url (RFC 4648, section 5).
"""

from collections.abc import Sequence

GRID = 64
"""Columns and rows; x is 0 to 63 over the pad's width, y over its height."""
SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
MARK = "sign:"
LONGEST = 300
"""Characters of a receipt's note (`records.receipt`)."""
MOST_POINTS = 200
"""More are thinned out evenly first, so that a scribble costs the window no time."""
SLACKS = (0.5, 1, 2, 4, 8, 16, 32, 64)
"""Squares of the grid, tried in turn."""

Point = tuple[int, int]
Stroke = Sequence[Point]


def strokes_text(strokes: Sequence[Stroke]) -> str:
    """The strokes as text of at most 300 characters; empty for no strokes.

    Points on a nearly straight way are left out, the more the longer the signature is; of one that
    is too long even so, the end is left out.
    """
    drawn = [stroke for stroke in strokes if stroke]
    if not drawn:
        return ""
    step = 1 + sum(len(stroke) for stroke in drawn) // MOST_POINTS
    kept = [[*stroke[:-1:step], stroke[-1]] for stroke in drawn]
    for slack in SLACKS:
        written = _written([_simple(stroke, slack) for stroke in kept])
        if len(written) <= LONGEST:
            return written
    return written[:LONGEST].rstrip(".")


def read_strokes(text: str) -> list[list[Point]]:
    """The strokes of a text; an empty list for any other text."""
    body = text.removeprefix(MARK)
    if body == text or any(sign not in SIGNS + "." for sign in body):
        return []
    return [
        [(SIGNS.index(x), SIGNS.index(y)) for x, y in zip(part[::2], part[1::2], strict=False)]
        for part in body.split(".")
    ]


def _written(strokes: Sequence[Stroke]) -> str:
    return MARK + ".".join("".join(SIGNS[x] + SIGNS[y] for x, y in each) for each in strokes)


def _simple(stroke: Stroke, slack: float) -> list[Point]:
    """The stroke without the points that lie within `slack` of the way between those kept.

    After D. Douglas and T. Peucker, "Algorithms for the reduction of the number of points required
    to represent a digitized line or its caricature" (1973).
    """
    first, last = stroke[0], stroke[-1]
    if len(stroke) < 3:
        return list(dict.fromkeys(stroke))
    far, at = max((_distance(stroke[i], first, last), i) for i in range(1, len(stroke) - 1))
    if far <= slack:
        return list(dict.fromkeys((first, last)))
    return _simple(stroke[: at + 1], slack)[:-1] + _simple(stroke[at:], slack)


def _distance(point: Point, first: Point, last: Point) -> float:
    """From a point to the way between two others, in squares of the grid."""
    (x, y), (x1, y1), (x2, y2) = point, first, last
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    along = ((x - x1) * dx + (y - y1) * dy) / length if length else 0.0
    along = min(1.0, max(0.0, along))
    return float(((x - x1 - along * dx) ** 2 + (y - y1 - along * dy) ** 2) ** 0.5)
