"""What a page asks of the window; the window alone knows the other pages."""

from dataclasses import dataclass

from fieldkit.services.session import Change
from fieldkit.ui.places import Place
from fieldkit.ui.theme import Tone


@dataclass(frozen=True)
class GoTo:
    """Show another place; `subject` is what it should show there (an id), if anything."""

    place: Place
    subject: bytes | None = None


@dataclass(frozen=True)
class Tell:
    """A short word that goes by itself. What must not be missed stands on the page instead."""

    tone: Tone
    sentence: str


@dataclass(frozen=True)
class Changed:
    """An act was saved: every page and the header refresh from it. None: more than can be named,
    as after a sync.
    """

    change: Change | None


@dataclass(frozen=True)
class KeepDraft:
    """The page's draft has changed; the window asks for it and keeps it before long, or, where an
    answer was given or an act has ended it, at once.
    """

    at_once: bool = False


@dataclass(frozen=True)
class Lock:
    """End this session; drafts are kept first."""


Intent = GoTo | Tell | Changed | KeepDraft | Lock
