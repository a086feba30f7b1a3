"""Labels and buttons of the kinds that the stylesheet knows."""

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

LabelKind = Literal[
    "small", "body", "strong", "lead", "heading", "title", "figure", "muted", "caption", "key"
]
ButtonKind = Literal["primary", "plain", "quiet", "place"]
FrameKind = Literal["surface", "tinted", "filled", "rule"]


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


def button(kind: ButtonKind = "plain") -> QPushButton:
    """A button; Enter presses it while it has the focus."""
    made = QPushButton()
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
