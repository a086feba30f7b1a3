"""A short word that something is done; it goes by itself and takes no focus."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from fieldkit.ui.look import Look
from fieldkit.ui.theme import Space, Tone
from fieldkit.ui.widgets.notice import Notice, Sentence

SHOWN_MS = 6_000


class Toast(Notice):
    """Floats over the lower edge of `over`. What must not be missed belongs on the page instead."""

    def __init__(self, look: Look, over: QWidget) -> None:
        super().__init__(look, over)
        self._over = over
        self._end = QTimer(self)
        self._end.setSingleShot(True)
        self._end.timeout.connect(self.hide)
        over.installEventFilter(self)

    @override
    def say(self, tone: Tone, sentence: Sentence) -> None:
        super().say(tone, sentence)
        self._place()
        self.raise_()
        self._end.start(SHOWN_MS)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.sentence.text()))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        margin = self._look.theme.space(Space.PAGE)
        widest = max(self._over.width() - 2 * margin, 1)
        wanted = self.sentence.fontMetrics().horizontalAdvance(self.sentence.text()) + 4 * margin
        width = min(widest, wanted)
        height = max(self.heightForWidth(width), self.sizeHint().height())
        self.setGeometry(
            (self._over.width() - width) // 2, self._over.height() - height - margin, width, height
        )
