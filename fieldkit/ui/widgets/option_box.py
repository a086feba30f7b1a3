"""A radio button or a check box whose words wrap, drawn with the look in force."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QWidget
from typing_extensions import override

from fieldkit.ui.look import Look
from fieldkit.ui.theme import RADIUS, Space, Type

MARK = 20
"""Pixels of the mark at 100 %."""
WRAPS = int(Qt.TextFlag.TextWordWrap)


class OptionBox(QAbstractButton):
    """One option, of which one (`several` False) or many may be chosen. Its whole surface takes
    the click, and the focus is drawn around it. `silent`: the mark alone is drawn, for a row of a
    table whose head has the words.
    """

    def __init__(
        self, look: Look, several: bool, parent: QWidget | None = None, silent: bool = False
    ) -> None:
        super().__init__(parent)
        self._look, self._several, self._silent = look, several, silent
        self._picture = QPixmap()
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_picture(self, picture: QPixmap) -> None:
        """A picture above the words; an empty one for none."""
        self._picture = picture
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        words = 0 if self._silent else self.fontMetrics().horizontalAdvance(self.text())
        width = self._left() + self._pad() + max(words, self._picture.width()) + 2
        return QSize(width, self._tall(width))

    @override
    def minimumSizeHint(self) -> QSize:
        if self._silent:
            return QSize(self._left() + self._pad(), self._tall(1 << 14))
        longest = max(map(self.fontMetrics().horizontalAdvance, self.text().split()), default=0)
        wide = self._left() + max(self._look.theme.sized(80), longest + self._pad())
        return QSize(wide, self._tall(1 << 14))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        return self._tall(arg__1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._look.theme
        colours = theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(QColor(colours.focus), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.sunken))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        self._mark(painter)
        painter.setPen(QColor(colours.text if self.isEnabled() else colours.muted))
        painter.setFont(self.font())
        top = self._pad()
        if not self._picture.isNull():
            painter.drawPixmap(
                self._turned(QRect(QPoint(self._left(), top), self._picture.size())), self._picture
            )
            top += self._picture.height()
        words = QRect(self._left(), top, self.width() - self._left() - self._pad(), 1 << 14)
        if not self._silent:
            sides = Qt.AlignmentFlag
            side = sides.AlignRight if self.isRightToLeft() else sides.AlignLeft
            painter.drawText(self._turned(words), WRAPS | int(side), self.text())
        painter.end()

    def _turned(self, place: QRect) -> QRect:
        """Where it stands as one reads: from the left, or from the right."""
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)

    def _mark(self, painter: QPainter) -> None:
        colours, size = self._look.theme.palette, self._look.theme.sized(MARK)
        top = self._pad() + (self.fontMetrics().height() - size) / 2
        start = self.width() - self._pad() - size if self.isRightToLeft() else self._pad()
        box = QRectF(start, top, size, size).adjusted(1, 1, -1, -1)
        edge = colours.accent if self.isChecked() else colours.edge
        painter.setPen(QPen(QColor(edge), 2))
        filled = self.isChecked() and self._several
        painter.setBrush(QColor(colours.accent if filled else colours.surface))
        if not self._several:
            painter.drawEllipse(box)
            if self.isChecked():
                painter.setBrush(QColor(colours.accent))
                painter.drawEllipse(box.adjusted(size / 4, size / 4, -size / 4, -size / 4))
            return
        painter.drawRoundedRect(box, 4, 4)
        if self.isChecked():
            painter.setPen(QPen(QColor(colours.on_accent), max(2, size // 9)))
            left, middle = box.left() + size * 0.2, box.center().y()
            bottom = box.bottom() - size * 0.22
            painter.drawLine(round(left), round(middle), round(left + size * 0.2), round(bottom))
            painter.drawLine(
                round(left + size * 0.2),
                round(bottom),
                round(box.right() - size * 0.15),
                round(box.top() + size * 0.25),
            )

    def _pad(self) -> int:
        return self._look.theme.space(Space.HAIR) + 2

    def _left(self) -> int:
        return self._pad() + self._look.theme.sized(MARK) + self._look.theme.space(Space.TIGHT)

    def _tall(self, width: int) -> int:
        room = QRect(0, 0, max(width - self._left() - self._pad(), 1), 1 << 14)
        text = " " if self._silent else self.text() or " "
        words = self.fontMetrics().boundingRect(room, WRAPS, text)
        tall = max(words.height(), self._look.theme.type(Type.BODY)) + 2 * self._pad()
        return tall + self._picture.height()
