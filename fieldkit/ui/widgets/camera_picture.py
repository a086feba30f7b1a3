"""What the camera sees, with outlines: colour and shape say what each code is."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from fieldkit.cards.picture import Corners, Grey
from fieldkit.jobs.camera import Colour
from fieldkit.ui.icons import Icon, pixmap
from fieldkit.ui.look import Look
from fieldkit.ui.theme import RADIUS, Theme, Tone

SHAPE = (16, 9)
SMALLEST = 300
"""Pixels of width at 100 %."""
HIGHEST = 320
"""Pixels at 100 %, fewer with larger text: a higher picture would push the words below it off the
window."""
BADGE = 30
"""Pixels at 100 %: the icon in the middle of an outline."""


class Mark(Enum):
    """What an outline says: a card READ, a code SEEN, one too MANY, or one that is FOREIGN."""

    READ = auto()
    SEEN = auto()
    MANY = auto()
    FOREIGN = auto()


TONES = {Mark.READ: Tone.GOOD, Mark.MANY: Tone.CARE, Mark.FOREIGN: Tone.CALM, Mark.SEEN: Tone.CALM}
ICONS = {Mark.READ: Icon.CHECK, Mark.MANY: Icon.WARNING, Mark.FOREIGN: Icon.CLOSE}
LINES = {
    Mark.READ: Qt.PenStyle.SolidLine,
    Mark.SEEN: Qt.PenStyle.SolidLine,
    Mark.MANY: Qt.PenStyle.DashLine,
    Mark.FOREIGN: Qt.PenStyle.DotLine,
}


@dataclass(frozen=True)
class Drawn:
    """Outlines in pixels of a frame so wide and high."""

    mark: Mark
    corners: Sequence[Corners]
    width: int
    height: int


class CameraPicture(QWidget):
    """Shows pictures as large as there is room, and words while there is none. GUI thread only."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._image: QImage | None = None
        self._drawn: Drawn | None = None
        self._words = ""
        self.mirrored = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self.updateGeometry)

    def show_picture(self, pixels: Grey | Colour) -> None:
        """The newest picture, grey or in colour; the one before is let go."""
        height, width = pixels.shape[:2]
        kept = np.ascontiguousarray(pixels)
        coloured = kept.ndim == 3
        kind = QImage.Format.Format_RGB888 if coloured else QImage.Format.Format_Grayscale8
        stride = 3 * width if coloured else width
        # A copy, since the image does not keep the array alive.
        self._image = QImage(kept.tobytes(), width, height, stride, kind).copy()
        self.update()

    def draw(self, drawn: Drawn | None) -> None:
        """The outlines over it; None for no code in view."""
        self._drawn = drawn
        self.update()

    def say(self, words: str) -> None:
        """Without a picture: why there is none yet."""
        self._image, self._drawn, self._words = None, None, words
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        highest = HIGHEST - (self._look.theme.scale - 100)
        return min(highest, width * SHAPE[1] // SHAPE[0])

    @override
    def sizeHint(self) -> QSize:
        width = self._look.theme.sized(SMALLEST)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(SMALLEST // 2, self.heightForWidth(SMALLEST // 2))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._look.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        whole = QRectF(self.rect())
        path = QPainterPath()
        path.addRoundedRect(whole, RADIUS + 4, RADIUS + 4)
        painter.fillPath(path, QColor(theme.palette.sunken))
        if self._image is None:
            painter.setPen(QColor(theme.palette.muted))
            painter.drawText(
                whole, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words
            )
            return
        painter.setClipPath(path)
        place = _fitted(self._image.size(), whole)
        self._paint_image(painter, place)
        if self._drawn is not None:
            for corners in self._drawn.corners:
                self._paint_outline(painter, place, self._drawn, corners, theme)

    def _paint_image(self, painter: QPainter, place: QRectF) -> None:
        assert self._image is not None, "there is a picture to paint"
        painter.save()
        if self.mirrored:
            painter.translate(2 * place.center().x(), 0)
            painter.scale(-1, 1)
        painter.drawImage(place, self._image)
        painter.restore()

    def _paint_outline(
        self, painter: QPainter, place: QRectF, drawn: Drawn, corners: Corners, theme: Theme
    ) -> None:
        points = [self._point(place, drawn, x, y) for x, y in corners]
        shape = QPolygonF(points)
        fill = QColor(theme.tone(TONES[drawn.mark]).fill)
        thick = theme.sized(5 if drawn.mark is Mark.READ else 4)
        # A light rim and a dark one: the outline is seen on paper and on a coat alike.
        for colour, width in ((QColor("black"), thick + 5), (QColor("white"), thick + 3)):
            painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, *_ROUND))
            painter.drawPolygon(shape)
        painter.setPen(QPen(fill, thick, LINES[drawn.mark], *_ROUND))
        painter.drawPolygon(shape)
        icon = ICONS.get(drawn.mark)
        if icon is not None:
            self._paint_badge(painter, shape.boundingRect().center(), icon, drawn.mark, theme)

    @staticmethod
    def _paint_badge(
        painter: QPainter, middle: QPointF, icon: Icon, mark: Mark, theme: Theme
    ) -> None:
        size, tone = theme.sized(BADGE), theme.tone(TONES[mark])
        painter.setPen(QPen(QColor(tone.on_fill), 2))
        painter.setBrush(QColor(tone.fill))
        painter.drawEllipse(middle, size * 0.8, size * 0.8)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        corner = middle - QPointF(size / 2, size / 2)
        drawing = pixmap(icon, tone.on_fill, size)
        painter.drawPixmap(QRectF(corner, QSize(size, size)).toRect(), drawing)

    def _point(self, place: QRectF, drawn: Drawn, x: float, y: float) -> QPointF:
        across = x / max(1, drawn.width)
        across = 1 - across if self.mirrored else across
        down = y / max(1, drawn.height)
        return QPointF(place.left() + across * place.width(), place.top() + down * place.height())


_ROUND = (Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _fitted(size: QSize, whole: QRectF) -> QRectF:
    """The largest place of the picture's own shape, in the middle."""
    scaled = size.scaled(whole.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(0, 0, scaled.width(), scaled.height())
    place.moveCenter(whole.center())
    return place
