"""A sentence on a tinted surface: what went wrong and what to do, or that something is done."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from fieldkit.ui.icons import Icon
from fieldkit.ui.look import Look
from fieldkit.ui.theme import Space, Tone
from fieldkit.ui.widgets.icon_label import IconLabel
from fieldkit.ui.widgets.text import label, set_property

Sentence = str | Callable[[], str]
"""Words, or what gives them in the language in force."""
ICONS = {
    Tone.GOOD: Icon.CHECK,
    Tone.CARE: Icon.WARNING,
    Tone.STOP: Icon.WARNING,
    Tone.ASK: Icon.NEEDS_DECISION,
    Tone.CALM: Icon.ABOUT,
}


class Notice(QFrame):
    """Hidden until it has something to say. Its sentence can be selected and is read out; one that
    is handed in as a callable follows a switch of the language by itself.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "tinted")
        self._look = look
        self._said: tuple[Tone, Sentence] = (Tone.CALM, "")
        layout = QHBoxLayout(self)
        self._icon = IconLabel(look, Icon.ABOUT, lambda theme: theme.palette.text)
        self.sentence = label("body")
        # A row of its own: what a kind adds may stand below, the sign stays beside its sentence.
        row = QHBoxLayout()
        row.addWidget(self._icon)
        row.addWidget(self.sentence, 1)
        layout.addLayout(row, 1)
        space = look.theme.space(Space.NEAR)
        layout.setContentsMargins(space, space, space, space)
        for each in (layout, row):
            each.setSpacing(space)
        self.hide()

    def say(self, tone: Tone, sentence: Sentence) -> None:
        """Shows the sentence; an empty one hides the notice."""
        self._said = (tone, sentence)
        words = sentence if isinstance(sentence, str) else sentence()
        set_property(self, "tone", str(tone))
        self._icon.show_icon(ICONS[tone], lambda theme: theme.tone(tone).on_tint)
        self.sentence.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))

    def say_again(self) -> None:
        """What it says, in the language in force now."""
        if not self.isHidden() and not isinstance(self._said[1], str):
            self.say(*self._said)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.say_again()
