"""Ending the windows and the words of one test before the next."""

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
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
    """Deletes every window there is, now: no event loop runs between tests that would."""
    if QCoreApplication.instance() is None:
        return
    for window in QApplication.topLevelWidgets():
        if window.parent() is None:
            window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
