"""The drafts of the window's places, as the encrypted database keeps them for the user."""

from fieldkit.errors import Refusal
from fieldkit.services.drafts import Draft, keep_drafts
from fieldkit.services.drafts import read_drafts as read_places
from fieldkit.services.session import Session
from fieldkit.ui.places import Place

__all__ = ["Draft", "keep_drafts", "read_drafts"]


def read_drafts(session: Session) -> dict[str, Draft]:
    """The user's drafts by place; none where the store can't be read."""
    found = read_places(session, map(str, Place))
    return {} if isinstance(found, Refusal) else found
