"""An assessment that is begun and not yet saved, so that it outlives the window.

Kept as JSON values in the encrypted database alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fieldkit.forms import Session
from fieldkit.services.assess import NO_VERSION
from fieldkit.services.drafts import MARK


@dataclass(frozen=True)
class Subject:
    """Whose assessment it is: the household, and the name that it goes by; `corrects` is the
    assessment in whose place this one will stand, `mark` the draft's (`services.drafts`).
    """

    household: bytes
    name: str
    corrects: bytes | None = None
    mark: str = ""


@dataclass(frozen=True)
class Kept:
    """Whose answers were begun, in which form and version of it; `answers` as `Session.draft`."""

    subject: Subject
    form: str
    version: str
    answers: bytes


def draft_of(subject: Subject, session: Session) -> dict[str, Any]:
    """As JSON takes it."""
    return {
        MARK: subject.mark,
        "household": subject.household.hex(),
        "name": subject.name,
        "corrects": "" if subject.corrects is None else subject.corrects.hex(),
        "form": session.form.form_id,
        "version": session.form.version or NO_VERSION,
        "answers": session.draft().decode(),
    }


def kept_of(draft: Mapping[str, Any]) -> Kept | None:
    """What `draft_of` gave; None for what another version wrote otherwise."""
    try:
        corrects = bytes.fromhex(draft.get("corrects", "")) or None
        return Kept(
            Subject(
                bytes.fromhex(draft["household"]),
                str(draft["name"]),
                corrects,
                str(draft.get(MARK, "")),
            ),
            str(draft["form"]),
            str(draft["version"]),
            str(draft["answers"]).encode(),
        )
    except (KeyError, TypeError, ValueError):
        return None
