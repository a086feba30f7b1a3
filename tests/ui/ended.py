"""Ending the words of one test before the next."""

import shiboken6

from fieldkit.ui.words import Speech


def end_speech(speech: Speech) -> None:
    """Takes the words out, and deletes their translator now.

    Left to the garbage collector it may go while Qt looks for a translation, and wait for ever for
    the lock that this very search holds.
    """
    speech.end()
    shiboken6.delete(speech._translator)
