"""The words beside a card's symbol, made to fit: smaller first, then broken, then cut."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics

LEADING = 1.3
"""Of a line's size, from one baseline to the next."""
GAP = 3.0
"""Millimetres between the title and the name."""
SCALES = (1.0, 0.9, 0.8, 0.7, 0.6)
"""At the last a title of 9 points is still read at arm's length."""
TITLE_SIZE, NAME_SIZE = 9.0, 11.0


@dataclass(frozen=True)
class FaceLine:
    """A line of text: its size in points, and its baseline in millimetres below the box's top."""

    text: str
    size: float
    down: float


def face_lines(
    title: str, name: str, font: str, width: float, height: float
) -> tuple[FaceLine, ...]:
    """Title, then name, in a box of `width` by `height` millimetres; `font` as registered.

    Words stay whole where a smaller size lets them, hyphened ones part at the hyphen. Where even
    the smallest is too much the title is cut, and ends in "…"; a name is never cut before it.
    """
    for scale in SCALES:
        sizes = TITLE_SIZE * scale, NAME_SIZE * scale
        sized = list(zip((title, name), sizes, strict=True))
        whole = all(
            _width(part, font, size) <= width
            for text, size in sized
            for word in text.split()
            for part in _parts(word)
        )
        lines = [_wrapped(text, font, size, width) for text, size in sized]
        if whole and _height(lines, sizes) <= height:
            return tuple(_placed(lines, sizes))
    while _height(lines, sizes) > height and any(lines):
        shorter = lines[0] or lines[1]
        shorter.pop()
        if shorter:
            shorter[-1] = f"{shorter[-1].rstrip('… ')}…"
    return tuple(_placed(lines, sizes))


def _placed(lines: list[list[str]], sizes: tuple[float, float]) -> Iterator[FaceLine]:
    down = 0.0
    for block, size in zip(lines, sizes, strict=True):
        for text in block:
            down += LEADING * size / mm
            yield FaceLine(text, size, down)
        down += GAP if block else 0.0


def _height(lines: list[list[str]], sizes: tuple[float, float]) -> float:
    """With room for what hangs below the last baseline."""
    placed = list(_placed(lines, sizes))
    return placed[-1].down + 0.3 * placed[-1].size / mm if placed else 0.0


def _wrapped(text: str, font: str, size: float, width: float) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        for at, part in enumerate(_parts(word)):
            joint = "" if at else " "
            longer = f"{lines[-1]}{joint}{part}" if lines else part
            if lines and _width(longer, font, size) <= width:
                lines[-1] = longer
            else:
                lines.extend(_broken(part, font, size, width))
    return lines


def _parts(word: str) -> list[str]:
    """A word where it may be parted: after its hyphens."""
    pieces = word.split("-")
    return [f"{each}-" for each in pieces[:-1]] + ([pieces[-1]] if pieces[-1] else [])


def _broken(word: str, font: str, size: float, width: float) -> list[str]:
    """A word that is too long for a line even alone, in as many lines as it takes."""
    lines = [""]
    for sign in word:
        if lines[-1] and _width(lines[-1] + sign, font, size) > width:
            lines.append("")
        lines[-1] += sign
    return lines


def _width(text: str, font: str, size: float) -> float:
    return float(pdfmetrics.stringWidth(text, font, size) / mm)
