"""What a place says while there is nothing in it: what is missing, and what to do next."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldkit.ui.icons import Icon
from fieldkit.ui.look import Look
from fieldkit.ui.widgets.icon_label import IconLabel
from fieldkit.ui.widgets.text import button, label


class EmptyState(QWidget):
    """An icon, a heading, a sentence, and at most one thing to press (`action`, hidden unless
    given words).
    """

    def __init__(self, look: Look, icon: Icon, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        middle = Qt.AlignmentFlag.AlignHCenter
        drawing = IconLabel(look, icon, lambda theme: theme.palette.muted, 44)
        layout.addWidget(drawing, alignment=middle)
        layout.addSpacing(8)
        self.heading, self.sentence, self.action = label("heading"), label("muted"), button()
        for each in (self.heading, self.sentence):
            each.setAlignment(middle)
            layout.addWidget(each)
        layout.addSpacing(8)
        layout.addWidget(self.action, alignment=middle)
        self.action.hide()
        layout.addStretch(3)

    def say(self, heading: str, sentence: str, action: str = "") -> None:
        self.heading.setText(heading)
        self.sentence.setText(sentence)
        self.action.setText(action)
        self.action.setVisible(bool(action))
