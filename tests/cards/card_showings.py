"""Showings of our own cards: printed as PDF, rasterised, worn, and brought before a camera.

Eight frames of one showing take a second: the card comes closer, turns a little, its movement
ebbs, and light, wear, blur and noise are drawn from a seed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from fieldkit.cards.layout import SINGLE_CARDS
from fieldkit.cards.payload import CardPayload
from fieldkit.cards.picture import Grey
from fieldkit.cards.sheet import CardFace, SheetOptions, print_sheet
from fieldkit.hq.seeded import Seeded

FRAMES = 8
WIDTH, HEIGHT = 1280, 720
_Plane = NDArray[np.float64]


@dataclass(frozen=True)
class Conditions:
    """How one showing looks; lengths in pixels, light as a part of full."""

    worn: bool
    turn: float
    light: float
    noise: float
    blur: float
    shake: float
    near: float
    tilt: float


def conditions(draw: Seeded, *, worn: bool) -> Conditions:
    return Conditions(
        worn=worn,
        turn=draw.between(-40, 40) + draw.pick((0, 90, 180, 270)),
        light=draw.between(25, 100) / 100,
        noise=draw.between(1, 7),
        blur=draw.between(5, 13) / 10,
        shake=draw.between(0, 12),
        near=draw.between(210, 310),
        tilt=draw.between(-35, 35) / 100_000,
    )


def rasterised(payloads: list[CardPayload], folder: Path) -> list[Image.Image]:
    """The cards as printed, 300 pixels to an inch, one ID-1 card each."""
    path = folder / "cards.pdf"
    print_sheet([CardFace(payload) for payload in payloads], path, SheetOptions(SINGLE_CARDS))
    return [
        page.render(scale=300 / 72).to_pil().convert("L") for page in pypdfium2.PdfDocument(path)
    ]


def worn(card: Image.Image, draw: Seeded) -> Image.Image:
    """Scratched, creased and dirty, the paper yellowed."""
    used = card.point([60 + value * 170 // 255 for value in range(256)])
    pen = ImageDraw.Draw(used)
    width, height = used.size
    for _ in range(draw.between(3, 9)):
        ends = [draw.below(width), draw.below(height), draw.below(width), draw.below(height)]
        pen.line(ends, fill=draw.pick((70, 220)), width=draw.between(2, 6))
    # A module is ten pixels wide: specks of up to three modules.
    for _ in range(draw.between(5, 20)):
        x, y, radius = draw.below(width), draw.below(height), draw.between(4, 15)
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=draw.between(60, 200))
    fold = draw.below(width)
    pen.line((fold, 0, fold + draw.between(-90, 90), height), fill=225, width=5)
    return used.filter(ImageFilter.GaussianBlur(1.5))


def frames(card: Image.Image, draw: Seeded, how: Conditions) -> Iterator[Grey]:
    """The eight frames of one showing, each made when it is asked for."""
    paper = worn(card, draw) if how.worn else card
    desk = _desk(draw)
    for number in range(FRAMES):
        yield _frame(paper, desk.copy(), draw, how, number)


def _frame(
    card: Image.Image, desk: Image.Image, draw: Seeded, how: Conditions, number: int
) -> Grey:
    calm = number / (FRAMES - 1)
    # The symbol is 40 of the card's 85.6 mm.
    symbol = how.near * (0.62 + 0.38 * calm)
    scale = symbol / (card.width * 40 / 85.6)
    centre = (WIDTH / 2 + draw.between(-120, 120), HEIGHT / 2 + draw.between(-60, 60))
    placed = _placed(card, scale, how.turn + 6 * (1 - calm), centre, how.tilt)
    desk.paste(placed[0], mask=placed[1])
    plane = _shaken(desk, how.shake * (1 - calm), draw.below(180))
    plane = np.asarray(
        Image.fromarray(plane.astype(np.uint8)).filter(ImageFilter.GaussianBlur(how.blur)), float
    )
    seed = int.from_bytes(draw.bytes(4), "big")
    noise = np.random.default_rng(seed).normal(0, how.noise, plane.shape)
    return np.clip(plane * how.light + noise, 0, 255).astype(np.uint8)


def _placed(
    card: Image.Image, scale: float, turn: float, centre: tuple[float, float], tilt: float
) -> tuple[Image.Image, Image.Image]:
    """The card seen a little from one side, and the mask of where it is."""
    angle = np.radians(turn)
    cos, sin = np.cos(angle), np.sin(angle)
    to_card = np.array([
        [cos / scale, sin / scale, card.width / 2 - (cos * centre[0] + sin * centre[1]) / scale],
        [-sin / scale, cos / scale, card.height / 2 + (sin * centre[0] - cos * centre[1]) / scale],
        [tilt, -tilt, 1.0 - tilt * (centre[0] - centre[1])],
    ])  # fmt: skip
    coefficients = (to_card / to_card[2, 2]).flatten()[:8]
    smooth = card.filter(ImageFilter.BoxBlur(max(0.0, 0.4 / scale - 0.5)))
    size, data = (WIDTH, HEIGHT), tuple(coefficients)
    perspective, cubic = Image.Transform.PERSPECTIVE, Image.Resampling.BICUBIC
    seen = smooth.transform(size, perspective, data, cubic)
    mask = Image.new("L", card.size, 255).transform(size, perspective, data, cubic)
    return seen, mask


def _desk(draw: Seeded) -> Image.Image:
    desk = Image.new("L", (WIDTH, HEIGHT), draw.between(40, 180))
    pen = ImageDraw.Draw(desk)
    for _ in range(14):
        box = sorted((draw.below(WIDTH), draw.below(WIDTH)))
        tall = sorted((draw.below(HEIGHT), draw.below(HEIGHT)))
        tone = draw.between(20, 230)
        if draw.chance(500):
            pen.rectangle((box[0], tall[0], box[1], tall[1]), outline=tone, width=6)
        else:
            pen.line((box[0], tall[0], box[1], tall[1]), fill=tone, width=draw.between(2, 12))
    return desk.filter(ImageFilter.GaussianBlur(4))


def _shaken(picture: Image.Image, length: float, degrees: int) -> _Plane:
    plane = np.asarray(picture, float)
    steps = max(1, round(length))
    total = np.zeros_like(plane)
    for step in range(steps):
        along = step - (steps - 1) / 2
        shift = (
            round(along * np.sin(np.radians(degrees))),
            round(along * np.cos(np.radians(degrees))),
        )
        total += np.roll(plane, shift, (0, 1))
    return np.asarray(total / steps)
