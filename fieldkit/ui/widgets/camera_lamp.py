"""A lamp for dark rooms: the window itself, white, with the camera's picture in its midst."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from fieldkit.ui.look import Look
from fieldkit.ui.theme import LIGHT, Space
from fieldkit.ui.widgets.camera_picture import CameraPicture
from fieldkit.ui.widgets.text import label

WIDTH = 420
"""Pixels: no more than it takes to aim; the rest is light."""


class CameraLamp(QWidget):
    """Lies over the whole window of `host` while it is lit, and leaves the focus where it is.

    Emits `out` when it is clicked. White in every mode, since it is there to shine.
    """

    out = Signal()

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._window: QWidget | None = None
        self.picture = CameraPicture(look)
        self.picture.setFixedSize(WIDTH, self.picture.heightForWidth(WIDTH))
        self.sentence, self.off = label("lead"), label("body")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(f"* {{ background: {LIGHT.surface}; color: {LIGHT.text}; }}")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setSpacing(look.theme.space(Space.NEAR))
        column.addStretch(3)
        column.addWidget(self.picture, alignment=Qt.AlignmentFlag.AlignHCenter)
        for each in (self.sentence, self.off):
            _centre(each)
            column.addWidget(each)
        column.addStretch(2)
        self.hide()

    @property
    def lit(self) -> bool:
        return not self.isHidden()

    def light(self, on: bool) -> None:
        """Lights or puts out."""
        if on:
            self._move_to(self._host.window())
        self.setVisible(on)
        self.raise_()

    def say(self, words: str) -> None:
        """What the line below the picture says."""
        self.sentence.setText(words)

    def set_words(self, name: str, off: str) -> None:
        self.setAccessibleName(name)
        self.off.setText(off)

    def _move_to(self, window: QWidget) -> None:
        if self._window is not window:
            if self._window is not None:
                self._window.removeEventFilter(self)
            self._window = window
            self.setParent(window)
            window.installEventFilter(self)
        self.setGeometry(window.rect())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self._window is not None:
            self.setGeometry(self._window.rect())
        return False

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.out.emit()


def _centre(words: QLabel) -> None:
    words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
