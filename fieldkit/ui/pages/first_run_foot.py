"""The foot of First run: the way back, and the window's other language."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from fieldkit.ui.pages.base import Tools
from fieldkit.ui.widgets.text import button
from fieldkit.ui.words import LANGUAGES, translate


class Foot(QWidget):
    """`back` is for whoever owns it; `other_language` switches the window's words. GUI thread
    only.
    """

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._speech = tools.speech
        self.back, self.other_language = button("quiet"), button("quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.other_language)
        self.other_language.clicked.connect(lambda: self._speech.choose(self._speech.other))

    def retranslate(self) -> None:
        self.back.setText(translate("FirstRun", "Back"))
        self.other_language.setText(LANGUAGES[self._speech.other])
