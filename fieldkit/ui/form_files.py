"""Pictures and signatures of a filled form as files beside its XML, and back into the answers.

Here an answer holds its picture itself (docs/decisions/0013); other clients of ODK XForms keep the
name of a file that lies beside the instance.
"""

import io
from collections.abc import Iterator
from pathlib import Path

from lxml import etree
from PIL import Image, ImageDraw, PngImagePlugin

from fieldkit.errors import Refusal
from fieldkit.forms import Form
from fieldkit.records.signature import GRID, read_strokes
from fieldkit.records.signature import MARK as SIGNED
from fieldkit.ui.small_picture import MOST_BYTES, kept_as, picture_answer, picture_bytes

SCALE = 8
"""Pixels of a signature's square; its picture is twice as wide as high, as the pad is."""
STROKES = "fieldkit-strokes"
"""The text in a signature's picture from which it is read back as it was drawn."""
LARGEST = 16 * 1024 * 1024
JPEG = b"\xff\xd8\xff"


def apart(form: Form, xml: bytes, stem: str) -> tuple[bytes, dict[str, bytes]]:
    """The instance with names instead of pictures and signatures, and the files by those names.

    `stem` begins each name, so that the files of two instances can lie in one folder.
    """
    root = etree.fromstring(xml, _parser())
    files: dict[str, bytes] = {}
    for element in _uploads(form, root):
        text = element.text or ""
        data, ending = picture_bytes(text), "jpg"
        if text.startswith(SIGNED) and (strokes := read_strokes(text)):
            data, ending = _drawn(strokes, text), "png"
        if data:
            name = f"{stem}-{etree.QName(element).localname}-{len(files) + 1}.{ending}"
            files[name], element.text = data, name
    return etree.tostring(root, encoding="utf-8", xml_declaration=True), files


def together(form: Form, xml: bytes, folder: Path) -> bytes:
    """The instance with the pictures and signatures that lie in `folder` inside its answers again.

    A file that is not there, or is no picture, stays a name; the page then says that the picture is
    kept elsewhere.
    """
    root = etree.fromstring(xml, _parser())
    for element in _uploads(form, root):
        name = (element.text or "").strip()
        path = folder / name
        if name and name == Path(name).name and path.is_file() and path.stat().st_size <= LARGEST:
            element.text = _answer(path) or element.text
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _answer(path: Path) -> str:
    data = path.read_bytes()
    if data.startswith(JPEG) and len(data) <= MOST_BYTES:
        return kept_as(data)
    if path.suffix.lower() == ".png" and (strokes := _strokes_in(data)):
        return strokes
    found = picture_answer(path)
    return "" if isinstance(found, Refusal) else found


def _uploads(form: Form, root: etree._Element) -> Iterator[etree._Element]:
    """The answers that are files, in the instance's order."""
    asked = {
        path
        for path, node in form.nodes.items()
        if node.control is not None and node.control.kind == "upload"
    }
    for element in root.iter():
        if isinstance(element.tag, str) and len(element) == 0 and _path(element) in asked:
            yield element


def _path(element: etree._Element) -> str:
    above = [*element.iterancestors()][::-1]
    return "".join(f"/{etree.QName(each).localname}" for each in [*above, element])


def _drawn(strokes: list[list[tuple[int, int]]], text: str) -> bytes:
    picture = Image.new("RGB", (2 * GRID * SCALE, GRID * SCALE), "white")
    pen = ImageDraw.Draw(picture)
    for stroke in strokes:
        points = [((2 * x + 1) * SCALE, y * SCALE + SCALE // 2) for x, y in stroke]
        pen.line([*points, points[-1]], fill="black", width=SCALE // 2, joint="curve")
    told = PngImagePlugin.PngInfo()
    told.add_text(STROKES, text)
    out = io.BytesIO()
    picture.save(out, "PNG", pnginfo=told, optimize=True)
    return out.getvalue()


def _strokes_in(data: bytes) -> str:
    """The strokes that a signature's picture tells of itself; empty for any other picture."""
    try:
        with Image.open(io.BytesIO(data), formats=["PNG"]) as picture:
            text = str(picture.info.get(STROKES, ""))
    except Exception:  # Pillow answers broken bytes with exceptions of every kind.
        return ""
    return text if read_strokes(text) else ""


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True)
