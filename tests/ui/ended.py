"""Ending the windows and the words of one test before the next."""

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication

from fieldkit.ui.words import Speech


def end_speech(speech: Speech) -> None:
    """Takes the words out, and deletes their translator now.

    Left to the garbage collector it may go while Qt looks for a translation, and wait for ever for
    the lock that this very search holds.
    """
    speech.end()
    shiboken6.delete(speech._translator)


def end_windows() -> None:
    """Deletes every window there is, now: no event loop runs between tests that would.

    Hidden first: a field that loses the focus says so, and its page must live to hear it. Popups go
    with the field that they belong to, and never before it.
    """
    if QCoreApplication.instance() is None:
        return
    for window in QApplication.topLevelWidgets():
        if window.parent() is None and window.windowType() is not Qt.WindowType.Popup:
            window.hide()
            window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
