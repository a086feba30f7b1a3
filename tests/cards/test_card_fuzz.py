"""Whatever a scanner or a file brings: an answer, never a crash, in bounded memory."""

import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from card_forgeries import ORGANISATION, REVOCATIONS, TODAY, TRUSTED, good_text
from card_memory import Memory
from PIL import Image

from fieldkit.cards.decode import decode
from fieldkit.cards.images import open_image
from fieldkit.cards.payload import GoodCard, check
from fieldkit.cards.symbol import symbol
from fieldkit.errors import Refusal
from fieldkit.hq.seeded import Seeded

ALPHABET = "0123456789" * 3 + "aZ \r\n\t-+._\x00٣½é№\U0001f600"
MORE_MEMORY_MB = 700
"""For a picture that is as large as may be opened, and its treatments."""
MORE_FOR_PAYLOADS_MB = 30


def any_text(draw: Seeded, good: str) -> str:
    kind = draw.below(5)
    if kind == 0:
        return "".join(draw.pick(ALPHABET) for _ in range(draw.below(40)))
    if kind in (1, 2):
        first = draw.bytes(1) if kind == 1 else bytes([1])
        return f"{int.from_bytes(first + draw.bytes(84), 'big'):0205d}"
    digits = list(good)
    for _ in range(draw.between(1, 6)):
        place = draw.below(len(digits))
        if kind == 3:
            digits[place] = draw.pick(ALPHABET)
        else:
            digits[place : place + draw.below(3)] = draw.pick(ALPHABET) * draw.below(4)
            digits = digits or ["0"]
    return "".join(digits)


def fuzz_payloads(count: int) -> None:
    draw = Seeded(17, "fuzzed payloads")
    good = good_text(draw)
    memory = Memory()
    for _ in range(count):
        text = any_text(draw, good)
        verdict = check(text, TRUSTED, REVOCATIONS, ORGANISATION, TODAY)
        assert isinstance(verdict, Refusal) or (isinstance(verdict, GoodCard) and text == good)
    assert memory.more_mb() < MORE_FOR_PAYLOADS_MB


@pytest.mark.slow
def test_a_hundred_thousand_payloads() -> None:
    fuzz_payloads(100_000)


@pytest.mark.faults
def test_a_million_payloads() -> None:
    fuzz_payloads(1_000_000)


def small_card(draw: Seeded) -> Image.Image:
    dark = np.pad(np.array(symbol(good_text(draw))), 4)
    return Image.fromarray(np.kron(np.where(dark, 0, 255), np.ones((3, 3))).astype(np.uint8))


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def whole_picture(draw: Seeded) -> bytes:
    """A picture of some kind, with a card in it."""
    card = small_card(draw)
    makers: list[Callable[[], bytes]] = [
        lambda: saved(card, "PNG"),
        lambda: saved(card.convert("RGB"), "JPEG", quality=draw.between(20, 90)),
        lambda: saved(card.convert("CMYK"), "JPEG"),
        lambda: saved(card.convert("CMYK"), "TIFF"),
        lambda: saved(card, "WEBP", quality=60),
        lambda: saved(card, "BMP"),
        lambda: saved(card, "GIF", save_all=True, append_images=[card] * draw.below(9)),
        lambda: saved(Image.fromarray(np.array(card).astype(np.uint16) * 200), "PNG"),
        lambda: saved(Image.fromarray(np.array(card).astype(np.float32)), "TIFF"),
        lambda: saved(card.convert("P"), "PNG", transparency=draw.below(256)),
        lambda: saved(card.convert("LA"), "PNG"),
    ]
    return draw.pick(makers)()


def broken(draw: Seeded, content: bytes) -> bytes:
    kind = draw.below(5)
    if kind == 0:
        return content[: draw.below(len(content))]
    if kind == 1:
        return draw.bytes(draw.below(2000))
    changed = bytearray(content)
    for _ in range(draw.between(1, 12)):
        # Most of what a decoder trusts stands at the front.
        place = draw.below(min(len(changed), 60 if kind == 2 else len(changed)))
        changed[place] = draw.below(256)
    return bytes(changed) * (2 if kind == 3 else 1)


BOMBS = (
    b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    b'<svg xmlns="http://www.w3.org/2000/svg" width="1000000" height="1000000">&b;</svg>',
    b"P5 100000 100000 255\n",
    b"P6\n30000 30000\n255\n" + bytes(50),
    b"BM" + b"\xff" * 60,
    b"II*\x00" + b"\x08\x00\x00\x00\xff\xff" + b"\xff" * 400,
)


def fuzz_images(count: int, folder: Path) -> None:
    draw = Seeded(23, "fuzzed pictures")
    path = folder / "picture"
    memory, opened = Memory(), 0
    for number in range(count):
        content = draw.pick(BOMBS) if number % 50 == 0 else broken(draw, whole_picture(draw))
        path.write_bytes(content)
        outcome = open_image(path)
        if not isinstance(outcome, Refusal) and outcome.size < 2_000_000:
            opened += 1
            decode(outcome)
    assert opened > count // 20
    assert memory.more_mb() < MORE_MEMORY_MB


@pytest.mark.slow
def test_a_thousand_pictures(tmp_path: Path) -> None:
    fuzz_images(1000, tmp_path)


@pytest.mark.faults
def test_ten_thousand_pictures(tmp_path: Path) -> None:
    fuzz_images(10_000, tmp_path)
