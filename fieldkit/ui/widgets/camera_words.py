"""What the camera's panel says of what it is to be shown: a card, or a code of any other kind."""

from collections.abc import Callable
from enum import Enum, auto

from fieldkit.cards.live import Hint
from fieldkit.ui.words import Speech, translate


class Subject(Enum):
    """What is held up to the camera; of codes, that with which a laptop is enrolled alone can be
    told from others.
    """

    CARD = auto()
    CODE = auto()


def _hold_words(subject: Subject) -> str:
    """What to do while nothing is in view."""
    if subject is Subject.CARD:
        return translate("Camera", "Hold the card up to the camera.")
    return translate("Camera", "Hold the code up to the camera.")


def read_words(subject: Subject) -> str:
    """That it was read."""
    if subject is Subject.CARD:
        return translate("Camera", "The card is read.")
    return translate("Camera", "The code is read.")


def hint_words(subject: Subject, hint: Hint | None, lit: bool, speech: Speech) -> str:
    """What helps the camera to read, or what to show it. `lit`: the lamp is on already."""
    if hint is None:
        return _hold_words(subject)
    if hint is Hint.MORE_LIGHT and lit:
        if subject is Subject.CARD:
            return translate("Camera", "Still too dark. Bring the card closer to the window.")
        return translate("Camera", "Still too dark. Bring the code closer to the window.")
    return speech.code(hint) if subject is Subject.CARD else _OF_CODES[hint]()


_OF_CODES: dict[Hint, Callable[[], str]] = {
    Hint.CLOSER: lambda: translate("Camera", "Bring the code closer."),
    Hint.HOLD_STILL: lambda: translate(
        "Camera", "The code is in view but cannot be read. Hold it still and flat, or type it."
    ),
    Hint.MORE_LIGHT: lambda: translate(
        "Camera", "It is too dark. Switch on the lamp (F12) or turn the code towards the light."
    ),
    Hint.TWO_CODES: lambda: translate(
        "Camera", "Two codes are in view. Leave only one in front of the camera."
    ),
    Hint.FOREIGN: lambda: translate(
        "Camera", "This is no enrolment code. Show the one that headquarters made."
    ),
    Hint.SAME: lambda: translate("Camera", "This code is read already."),
}
