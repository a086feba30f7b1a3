"""Our own small drawings, tinted by a token's colour. None shows a protected emblem."""

from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from fieldkit.resources import resource

PRINTED_AT = 2.0
"""Device pixels drawn for each pixel, so that icons stay sharp on dense screens."""


class Icon(StrEnum):
    """A file of resources/icons each."""

    TODAY = "today"
    HOUSEHOLDS = "households"
    ASSESS = "assess"
    DISTRIBUTE = "distribute"
    STOCK = "stock"
    SYNC = "sync"
    SETTINGS = "settings"
    ABOUT = "about"
    LOCK = "lock"
    PERSON = "person"
    GIVE = "give"
    ALREADY = "already"
    NOT_ENTITLED = "not_entitled"
    CARD_PROBLEM = "card_problem"
    NEEDS_DECISION = "needs_decision"
    UNKNOWN_HERE = "unknown_here"
    NOT_OPEN = "not_open"
    UNCLEAR = "unclear"
    WARNING = "warning"
    SAVED = "saved"
    HELD = "held"
    HEADQUARTERS = "headquarters"
    DIRECTORY = "directory"
    SEARCH = "search"
    CLOSE = "close"
    CHECK = "check"
    KEYBOARD = "keyboard"
    CAMERA = "camera"
    LAMP = "lamp"


@lru_cache(maxsize=256)
def pixmap(icon: Icon, colour: str, size: int) -> QPixmap:
    """The drawing in one colour (#rrggbb), `size` pixels square."""
    drawing = resource(f"icons/{icon}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", colour).encode()))
    drawn = QPixmap(round(size * PRINTED_AT), round(size * PRINTED_AT))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, drawn.width(), drawn.height()))
    painter.end()
    drawn.setDevicePixelRatio(PRINTED_AT)
    return drawn


def qt_icon(icon: Icon, colour: str, size: int) -> QIcon:
    """The same for a button."""
    return QIcon(pixmap(icon, colour, size))
