"""A font with Cyrillic for paper: found on this machine and embedded in the PDF."""

from collections.abc import Iterable
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from fieldkit.resources import resource

# Families with Cyrillic, in order of preference: what a built application brings, Linux, Windows,
# macOS.
_FOLDERS = (
    resource("fonts"),
    Path("/usr/share/fonts/truetype/dejavu"),
    Path("/usr/share/fonts/dejavu-sans-fonts"),
    Path("/usr/share/fonts/TTF"),
    Path("/usr/share/fonts/truetype/liberation"),
    Path("C:/Windows/Fonts"),
    Path("/System/Library/Fonts/Supplemental"),
    Path("/Library/Fonts"),
)
_FILES = ("DejaVuSans.ttf", "LiberationSans-Regular.ttf", "arial.ttf", "Arial.ttf", "tahoma.ttf")


def embed_cyrillic_font(folders: Iterable[Path] = _FOLDERS) -> str | None:
    """The name under which reportlab now knows a font with Cyrillic; None if there is none here."""
    for folder in folders:
        for file in _FILES:
            path = folder / file
            name = f"FieldKit {path.stem}"
            if name in pdfmetrics.getRegisteredFontNames():
                return name
            if path.is_file() and _register(name, path):
                return name
    return None


def _register(name: str, path: Path) -> bool:
    try:
        pdfmetrics.registerFont(TTFont(name, str(path)))
    except TTFError:
        return False
    return True
