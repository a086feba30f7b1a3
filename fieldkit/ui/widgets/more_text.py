"""A longer text that opens on demand: guidance that only some need."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldkit.ui.look import Look
from fieldkit.ui.widgets.flow import Flow
from fieldkit.ui.widgets.rich_label import RichLabel
from fieldkit.ui.widgets.text import button
from fieldkit.ui.words import translate


class MoreText(QWidget):
    """Hidden while there is nothing more to say; closed at first."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.opener, self.words = button("quiet"), RichLabel(look, "body")
        self.opener.setCheckable(True)
        self.opener.toggled.connect(self.words.setVisible)
        row = Flow()
        row.addWidget(self.opener)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.words)
        self.words.hide()
        self.hide()

    def say(self, words: str) -> None:
        """Shows the opener for these words; empty hides it."""
        self.opener.setText(translate("Question", "How to ask this"))
        self.words.say(words)
        self.setVisible(bool(words))
