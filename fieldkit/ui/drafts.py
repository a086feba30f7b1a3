"""What is typed and not yet saved, kept in the encrypted database for its user."""

import json
from collections.abc import Mapping
from typing import Any

from fieldkit.errors import Refusal
from fieldkit.journal.replica import Replica
from fieldkit.services.session import Session, transact
from fieldkit.ui.places import Place

Draft = dict[str, Any]


def read_drafts(session: Session) -> dict[str, Draft]:
    """The user's drafts by place; one that can't be read is left out."""

    def work(replica: Replica) -> dict[str, Draft]:
        found = {str(place): replica.store.setting(_name(session, str(place))) for place in Place}
        return {place: draft for place, kept in found.items() if (draft := _draft(kept))}

    result = transact(session, work)
    return {} if isinstance(result, Refusal) else result


def keep_drafts(session: Session, drafts: Mapping[str, Draft | None]) -> Refusal | None:
    """Keeps each draft; None ends it. Refuses as the store does; then the old ones stand."""

    def work(replica: Replica) -> None:
        for place, draft in drafts.items():
            kept = b"" if draft is None else json.dumps(draft, ensure_ascii=False).encode()
            replica.store.put_setting(_name(session, place), kept)

    return transact(session, work)


def _name(session: Session, place: str) -> str:
    return f"draft.{session.pen.user.hex()}.{place}"


def _draft(kept: bytes | None) -> Draft | None:
    try:
        found = json.loads(kept) if kept else None
    except ValueError:
        return None
    return found if isinstance(found, dict) else None
