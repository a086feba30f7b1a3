"""An assessment that is begun and not yet saved, so that it outlives the window.

Kept as JSON values in the encrypted database alone.
"""

import re
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
    """Whose answers were begun, in which form and version of it; `answers` as `Session.draft`.
    `halves`: what stood in fields and could not be read yet, by the question's ref.
    """

    subject: Subject
    form: str
    version: str
    answers: bytes
    halves: Mapping[str, str]


def draft_of(subject: Subject, session: Session, halves: Mapping[str, str]) -> dict[str, Any]:
    """As JSON takes it."""
    return {
        MARK: subject.mark,
        "household": subject.household.hex(),
        "name": subject.name,
        "corrects": "" if subject.corrects is None else subject.corrects.hex(),
        "form": session.form.form_id,
        "version": session.form.version or NO_VERSION,
        "answers": session.draft().decode(),
        "halves": dict(halves),
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
            {str(ref): str(text) for ref, text in dict(draft.get("halves", {})).items()},
        )
    except (KeyError, TypeError, ValueError):
        return None


def without_row(halves: Mapping[str, str], gone: str) -> dict[str, str]:
    """What is left when a repeat's row is taken out: the rows after it move up by one."""
    repeat, _, place = gone.rpartition("[")
    row = re.compile(re.escape(repeat) + r"\[(\d+)\](.*)", re.DOTALL)
    left = {}
    for ref, text in halves.items():
        found = row.fullmatch(ref)
        at = int(found[1]) - int(place.rstrip("]")) if found else 0
        if found is None or at < 0:
            left[ref] = text
        elif at > 0:
            left[f"{repeat}[{int(found[1]) - 1}]{found[2]}"] = text
    return left
