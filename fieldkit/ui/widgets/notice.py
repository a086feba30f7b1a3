"""A sentence on a tinted surface: what went wrong and what to do, or that something is done."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from fieldkit.ui.icons import Icon
from fieldkit.ui.look import Look
from fieldkit.ui.theme import Space, Tone
from fieldkit.ui.widgets.icon_label import IconLabel
from fieldkit.ui.widgets.text import label, set_property

ICONS = {
    Tone.GOOD: Icon.CHECK,
    Tone.CARE: Icon.WARNING,
    Tone.STOP: Icon.WARNING,
    Tone.ASK: Icon.NEEDS_DECISION,
    Tone.CALM: Icon.ABOUT,
}


class Notice(QFrame):
    """Hidden until it has something to say. Its sentence can be selected and is read out."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "tinted")
        self._look = look
        layout = QHBoxLayout(self)
        self._icon = IconLabel(look, Icon.ABOUT, lambda theme: theme.palette.text)
        self.sentence = label("body")
        layout.addWidget(self._icon)
        layout.addWidget(self.sentence, 1)
        space = look.theme.space(Space.NEAR)
        layout.setContentsMargins(space, space, space, space)
        layout.setSpacing(space)
        self.hide()

    def say(self, tone: Tone, sentence: str) -> None:
        """Shows the sentence; an empty one hides the notice."""
        set_property(self, "tone", str(tone))
        self._icon.show_icon(ICONS[tone], lambda theme: theme.tone(tone).on_tint)
        self.sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))
