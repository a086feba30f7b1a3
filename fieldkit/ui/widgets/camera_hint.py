"""The line below the camera's picture: what to do, seen and read out."""

from dataclasses import dataclass

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from fieldkit.cards.live import Hint, Outline, Scan
from fieldkit.ui.icons import Icon
from fieldkit.ui.look import Look
from fieldkit.ui.theme import Space, Theme, Tone, Type
from fieldkit.ui.widgets.camera_picture import Mark
from fieldkit.ui.widgets.icon_label import IconLabel
from fieldkit.ui.widgets.text import label, set_property

HOLD_MS = 1_000
"""A hint stays at least so long, so that it can be read while the hand moves."""
LINES = 2
"""It has room for so many, said or not, so that the picture never jumps."""


@dataclass(frozen=True)
class Reading:
    """What a look at a frame says to the person: a mark for the outlines, and a tone."""

    mark: Mark
    tone: Tone
    icon: Icon


CALM = Reading(Mark.SEEN, Tone.CALM, Icon.CAMERA)
READ = Reading(Mark.READ, Tone.GOOD, Icon.CHECK)
HINTS = {
    Hint.CLOSER: Reading(Mark.SEEN, Tone.CARE, Icon.SEARCH),
    Hint.HOLD_STILL: Reading(Mark.SEEN, Tone.CARE, Icon.WARNING),
    Hint.MORE_LIGHT: Reading(Mark.SEEN, Tone.CARE, Icon.LAMP),
    Hint.TWO_CODES: Reading(Mark.MANY, Tone.CARE, Icon.WARNING),
    Hint.FOREIGN: Reading(Mark.FOREIGN, Tone.CALM, Icon.CLOSE),
    Hint.SAME: Reading(Mark.READ, Tone.CALM, Icon.CHECK),
}


def reading_of(result: Scan | Outline) -> Reading:
    """How to show a result."""
    if isinstance(result, Scan):
        return READ
    return CALM if result.hint is None else HINTS[result.hint]


class CameraHint(QFrame):
    """Always has its room, so that nothing jumps when it speaks. GUI thread only."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = IconLabel(look, Icon.CAMERA, lambda theme: theme.palette.muted)
        self.sentence = label("lead")
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.theme.space(Space.TIGHT))
        row.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.sentence, 1)
        self._since = QElapsedTimer()
        self._tone = Tone.CALM
        look.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self.setMinimumHeight(round(LINES * 1.3 * self._look.theme.type(Type.HEADING)))

    def say(self, reading: Reading, words: str) -> None:
        """Shows the words, unless a warning still has to be read; a calm word gives way at once."""
        if words == self.sentence.text():
            self._since.start()
            return
        warned = self._tone is not Tone.CALM and self._since.isValid()
        if reading.tone is Tone.CALM and warned and not self._since.hasExpired(HOLD_MS):
            return
        self.put(reading, words)
        if reading.tone is not Tone.CALM or reading.mark is Mark.FOREIGN:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def put(self, reading: Reading, words: str) -> None:
        """Shows the words at once, without a sound."""
        tone, self._tone = reading.tone, reading.tone
        self._since.start()

        def colour(theme: Theme) -> str:
            return theme.palette.muted if tone is Tone.CALM else theme.tone(tone).on_tint

        self._icon.show_icon(reading.icon, colour)
        set_property(self.sentence, "tone", "" if tone is Tone.CALM else str(tone))
        self.sentence.setText(words)
        self.setAccessibleName(words)
