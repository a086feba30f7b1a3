"""The one strong thing at the handing-out table: a colour, an icon, a word and a reason."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from fieldkit.ui.icons import Icon
from fieldkit.ui.look import Look
from fieldkit.ui.theme import Space
from fieldkit.ui.verdict_words import VerdictWords
from fieldkit.ui.widgets.icon_label import IconLabel
from fieldkit.ui.widgets.text import label, set_property


class VerdictCard(QFrame):
    """Shows the words of one verdict and says them to a screen reader. GUI thread only."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("kind", "filled")
        self._icon = IconLabel(look, Icon.GIVE, lambda theme: theme.palette.text, 64)
        self.word, self.reason, self.note = label("title"), label("lead"), label("strong")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(look.theme.space(Space.HAIR))
        texts = QVBoxLayout()
        texts.setSpacing(look.theme.space(Space.TIGHT))
        for each in (self.word, self.reason, self.note):
            texts.addWidget(each)
        texts.addLayout(self._lines)
        texts.addStretch(1)
        row = QHBoxLayout(self)
        row.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        apart = look.theme.space(Space.APART)
        row.setContentsMargins(*([look.theme.space(Space.SECTION)] * 4))
        row.setSpacing(apart)

    def show_words(self, words: VerdictWords) -> None:
        """Sets the verdict; what stood before goes."""
        set_property(self, "tone", str(words.tone))
        self._icon.show_icon(words.icon, lambda theme: theme.tone(words.tone).on_fill)
        self.word.setText(words.word)
        self.reason.setText(words.reason)
        self.note.setText(words.note)
        self.note.setVisible(bool(words.note))
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for line in words.lines:
            self._lines.addWidget(label("heading", line))
        for line in words.small:
            self._lines.addWidget(label("small", line))
        self.setAccessibleName(words.word)
        self.setAccessibleDescription(words.spoken)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words.spoken))
