"""A signature that was made on the screen, drawn on paper."""

from collections.abc import Sequence

from reportlab.graphics.shapes import Drawing, PolyLine
from reportlab.lib.colors import Color

from fieldkit.records.signature import GRID, Stroke

PEN = 1.1
"""Points."""
SHAPE = 4.0
"""How many times wider than high a signature is drawn, about as the pad where it was made."""


def draw_strokes(strokes: Sequence[Stroke], width: float, height: float, ink: Color) -> Drawing:
    """Strokes on the grid of `records.signature`, in at most so many points of width and height.

    A stroke of one point is a dot.
    """
    wide = min(width, height * SHAPE)
    drawing = Drawing(wide, height)
    for stroke in strokes:
        places = [((x + 0.5) * wide / GRID, height - (y + 0.5) * height / GRID) for x, y in stroke]
        line = [part for place in (places[:1] + places) for part in place]
        if line:
            drawing.add(
                PolyLine(line, strokeColor=ink, strokeWidth=PEN, strokeLineCap=1, strokeLineJoin=1)
            )
    return drawing
