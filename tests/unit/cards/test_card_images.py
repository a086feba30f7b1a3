"""Pictures from files, good and bad."""

import io
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from cards_world import card, picture_of
from PIL import Image

from fieldkit.cards.decode import decode
from fieldkit.cards.frames import PictureFrames
from fieldkit.cards.images import open_image
from fieldkit.cards.reasons import ImageReason
from fieldkit.errors import Refusal

TEXT = card().text()
PICTURE = Image.fromarray(picture_of(TEXT))


def saved(tmp_path: Path, picture: Image.Image, name: str, **options: object) -> Path:
    picture.save(tmp_path / name, **options)  # type: ignore[arg-type]
    return tmp_path / name


def texts(path: Path) -> list[str]:
    image = open_image(path)
    assert not isinstance(image, Refusal)
    assert image.ndim == 2
    assert image.dtype == np.uint8
    return [code.text for code in decode(image)]


def transparent() -> Image.Image:
    clear = Image.new("RGBA", PICTURE.size, (0, 0, 0, 0))
    clear.paste((0, 0, 0, 255), mask=PICTURE.point(lambda value: 255 if value < 128 else 0))
    return clear


@pytest.mark.parametrize(
    ("name", "picture"),
    [
        ("grey.png", PICTURE),
        ("colour.jpg", PICTURE.convert("RGB")),
        ("print.jpg", PICTURE.convert("CMYK")),
        ("print.tif", PICTURE.convert("CMYK")),
        ("palette.gif", PICTURE.convert("P")),
        ("two.png", PICTURE.convert("1")),
        ("clear.png", transparent()),
        ("deep.png", Image.fromarray(np.array(PICTURE).astype(np.uint16) * 12)),
        ("real.tif", Image.fromarray(np.array(PICTURE).astype(np.float32) / 255)),
        ("new.webp", PICTURE),
        ("old.bmp", PICTURE),
    ],
)
def test_every_kind_of_picture_is_read(name: str, picture: Image.Image, tmp_path: Path) -> None:
    assert texts(saved(tmp_path, picture, name)) == [TEXT]


def test_the_first_frame_of_an_animation_counts(tmp_path: Path) -> None:
    blank = Image.new("L", PICTURE.size, 200)
    path = saved(tmp_path, PICTURE, "a.gif", save_all=True, append_images=[blank] * 50)
    assert texts(path) == [TEXT]


def png_that_claims(width: int, height: int) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + check

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(50_000, 50_000), (6400, 6400)])
def test_a_picture_that_claims_to_be_huge_is_not_unpacked(
    size: tuple[int, int], tmp_path: Path
) -> None:
    (tmp_path / "a.png").write_bytes(png_that_claims(*size))
    assert open_image(tmp_path / "a.png") == Refusal(ImageReason.TOO_LARGE, {"file": "a.png"})


def encoded(kind: str) -> bytes:
    out = io.BytesIO()
    PICTURE.save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a picture",
        encoded("PNG")[:300],
        encoded("JPEG")[:200],
        png_that_claims(100, 100),
        png_that_claims(0, 0),
        b'<svg xmlns="http://www.w3.org/2000/svg" width="9999999" height="9999999"/>',
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(%pipe%ls) (w) file\n",
        b"GIF89a\xff\xff\xff\xff",
    ],
    ids=["empty", "text", "cut png", "cut jpeg", "no pixels", "no size", "svg", "eps", "gif"],
)
def test_what_is_no_whole_picture_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(content)
    outcome = open_image(tmp_path / "a.png")
    assert isinstance(outcome, Refusal)
    assert outcome.code in (ImageReason.UNREADABLE, ImageReason.TOO_LARGE)


def test_files_that_are_not_there_or_folders(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.png", tmp_path):
        assert open_image(path) == Refusal(ImageReason.UNREADABLE, {"file": path.name})


def test_pictures_too_small_to_hold_a_code(tmp_path: Path) -> None:
    path = saved(tmp_path, Image.new("L", (7, 500)), "a.png")
    assert open_image(path) == Refusal(ImageReason.UNREADABLE, {"file": "a.png"})


def test_a_folder_of_frames_comes_in_order_without_the_broken_ones(tmp_path: Path) -> None:
    for number, name in enumerate(("b.png", "a.png", "d.JPG")):
        saved(tmp_path, Image.new("L", (20 + number, 20)), name)
    (tmp_path / "c.png").write_bytes(b"broken")
    (tmp_path / "notes.txt").write_text("no picture")
    frames = PictureFrames.of_folder(tmp_path)
    found = [frames.newest() for _ in range(3)]
    assert [None if image is None else image.shape[1] for image in found] == [21, 20, 22]
    assert frames.newest() is None
