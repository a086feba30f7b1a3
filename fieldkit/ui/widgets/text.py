"""Labels and buttons of the kinds that the stylesheet knows."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

LabelKind = Literal[
    "small", "body", "strong", "lead", "heading", "title", "figure", "muted", "caption", "key"
]
ButtonKind = Literal["primary", "plain", "quiet", "link", "place"]
FrameKind = Literal["surface", "tinted", "filled", "rule"]


INSET, LINE = 4, 2
"""Pixels: where in a filled button the line of the focus stands, and how thick it is."""


def label(kind: LabelKind = "body", text: str = "", wrap: bool = True) -> QLabel:
    """A label of plain text: what is typed or comes from elsewhere is never read as markup."""
    made = Wrapped(text) if wrap else QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("kind", kind)
    return made


class Wrapped(QLabel):
    """A label of as many lines as its width asks for: never wider than it must be for its longest
    word, never higher than its lines.

    Qt reckons with a well-shaped block instead, which makes pages scroll that would fit.
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def minimumSizeHint(self) -> QSize:
        self.ensurePolished()
        metrics, around = self.fontMetrics(), self.contentsMargins()
        longest = max((metrics.horizontalAdvance(word) for word in self.text().split()), default=0)
        return QSize(longest + around.left() + around.right() + 2, metrics.height())


class Filled(QPushButton):
    """A button whose focus is a line of its words' colour inside it: an edge beside so dark a fill
    would hardly be seen.
    """

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.ButtonText), LINE))
        inside = QRectF(self.rect()).adjusted(INSET, INSET, -INSET, -INSET)
        painter.drawRoundedRect(inside, INSET, INSET)
        painter.end()


def button(kind: ButtonKind = "plain") -> QPushButton:
    """A button; Enter presses it while it has the focus."""
    made = Filled() if kind == "primary" else QPushButton()
    made.setProperty("kind", kind)
    made.setAutoDefault(True)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def frame(kind: FrameKind, parent: QWidget | None = None) -> QFrame:
    made = QFrame(parent)
    made.setProperty("kind", kind)
    return made


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Sets a property that the stylesheet looks at, and has it look again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    for each in (widget, *widget.findChildren(QWidget)):
        each.style().unpolish(each)
        each.style().polish(each)
