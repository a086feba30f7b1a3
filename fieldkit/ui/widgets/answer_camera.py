"""An answer with a camera: off until it is asked for, and off again as soon as it may be."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from fieldkit.ui.widgets.answer_field import AnswerField


class CameraAnswer(AnswerField):
    """Shuts the camera when another question is gone to, the question or its page is no longer in
    view, at Escape, and with `release`. GUI thread only.
    """

    def __init__(self) -> None:
        super().__init__()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def sees(self) -> bool:
        """Whether the camera is on, or about to be."""
        raise NotImplementedError

    def shut(self) -> None:
        """Closes the camera; nothing happens if it is closed."""
        raise NotImplementedError

    @override
    def release(self) -> None:
        self.shut()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.shut()

    @override
    def event(self, event: QEvent) -> bool:
        keys = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if event.type() in keys and isinstance(event, QKeyEvent) and self._pressed(event):
            event.accept()
            return True
        return super().event(event)

    def _pressed(self, event: QKeyEvent) -> bool:
        """Escape closes the camera, and does not leave the form besides."""
        if event.key() != Qt.Key.Key_Escape or not self.sees():
            return False
        if event.type() == QEvent.Type.KeyPress:
            self.shut()
            self.focus_target().setFocus()
        return True

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        del old
        # Another window, or a menu, is no other question.
        if new is None or new.window() is not self.window():
            return
        if self.sees() and new is not self and not self.isAncestorOf(new):
            self.shut()
