"""A list of two lines each: who it is, and what tells them apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from fieldkit.ui.look import Look
from fieldkit.ui.theme import RADIUS, Space, Type

PART = " · "
"""Between the parts of a line's detail."""
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class HitLine:
    """`title` stands out, `side` to its right is quiet, `detail` below."""

    title: str
    side: str
    detail: str


class _Lines(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.lines: Sequence[HitLine] = ()

    def show_lines(self, lines: Sequence[HitLine]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.title}, {line.side}. {line.detail}"
        return line if role == Qt.ItemDataRole.UserRole else None


class _Drawing(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        theme = self._look.theme
        # The quiet words take two lines of large text.
        lines = 2 if theme.large else 1
        height = self._metrics(Type.BODY).height() + lines * self._metrics(Type.SMALL).height()
        return QSize(theme.sized(200), height + 2 * theme.space(Space.TIGHT) + 2)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(line, HitLine):
            return
        theme = self._look.theme
        colours = theme.palette
        state = option.state
        box: QRect = option.rect
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        text = colours.on_accent if chosen else colours.text
        quiet = colours.on_accent if chosen else colours.muted
        near, tight = theme.space(Space.NEAR), theme.space(Space.TIGHT)
        inner = box.adjusted(near, tight, -near, -tight)
        top = QRect(inner.left(), inner.top(), inner.width(), self._metrics(Type.BODY).height())
        below = QRect(inner.left(), top.bottom() + 1, inner.width(), inner.bottom() - top.bottom())
        if theme.large:
            # The whole width for the name: the patronymic at its end may be all that differs.
            detail = PART.join(part for part in (line.side, line.detail) if part)
            detail = self._that_fits(detail, below)
            self._write(painter, top, line.title, text, Type.STRONG)
            self._write(painter, below, detail, quiet, Type.SMALL, wraps=True)
        else:
            wide = self._metrics(Type.BODY).horizontalAdvance(line.side)
            self._write(painter, top.adjusted(0, 0, -wide - near, 0), line.title, text, Type.STRONG)
            side = top.adjusted(top.width() - wide - 2, 0, 2, 0)
            self._write(painter, side, line.side, quiet, Type.BODY)
            self._write(painter, below, line.detail, quiet, Type.SMALL)
        painter.restore()

    def _that_fits(self, detail: str, box: QRect) -> str:
        """As many of the parts as have room in the box's lines, none of them cut."""
        parts, metrics = detail.split(PART), self._metrics(Type.SMALL)
        room = QRect(0, 0, box.width(), 0)
        while len(parts) > 1:
            wrapped = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap.value, PART.join(parts))
            if wrapped.height() <= box.height() + 1:
                break
            parts.pop()
        return PART.join(parts)

    def _font(self, kind: Type) -> QFont:
        parent = self.parent()
        assert isinstance(parent, QWidget), "made with the list as its parent"
        font = QFont(parent.font())
        font.setPixelSize(self._look.theme.type(kind))
        if kind is Type.STRONG:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def _metrics(self, kind: Type) -> QFontMetrics:
        return QFontMetrics(self._font(kind))

    def _write(
        self,
        painter: QPainter,
        box: QRect,
        text: str,
        colour: str,
        kind: Type,
        wraps: bool = False,
    ) -> None:
        painter.setFont(self._font(kind))
        painter.setPen(QColor(colour))
        if wraps:
            painter.drawText(box, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft, text)
            return
        shown = self._metrics(kind).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class HitList(QListView):
    """Shows lines; `activated` comes with Enter or a double click. GUI thread only."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = _Lines()
        self.setModel(self._lines)
        self.setItemDelegate(_Drawing(look, self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        look.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def row(self) -> int:
        """The chosen line, -1 for none."""
        return self.currentIndex().row()

    def show_lines(self, lines: Sequence[HitLine], row: int = 0) -> None:
        """Shows other lines, of which the one at `row` is chosen."""
        self._lines.show_lines(lines)
        self.choose(row)

    def choose(self, row: int) -> None:
        """Chooses a line, the nearest where there is none at `row`."""
        last = self._lines.rowCount() - 1
        if last >= 0:
            self.setCurrentIndex(self._lines.index(min(max(row, 0), last), 0))
