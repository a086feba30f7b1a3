"""What is typed and not yet saved, kept in the encrypted database for its user, and its end.

A draft is a JSON object. One that an act makes a fact of has a mark, `id`: the act ends it in its
own transaction (`end_draft`), so that a power cut leaves either the draft or the fact, and a copy
that comes late to be kept is known by its mark and dropped.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from fieldkit.errors import Refusal
from fieldkit.journal.replica import Replica
from fieldkit.services.session import Change, Session, transact

Draft = dict[str, Any]
MARK = "id"


@dataclass(frozen=True)
class DraftMark:
    """Which draft: the place of the window where it is typed, and its mark."""

    place: str
    id: str


def read_drafts(session: Session, places: Iterable[str]) -> dict[str, Draft] | Refusal:
    """The user's drafts by place; one that can't be read, or was ended, is left out."""
    wanted = [*places]

    def work(replica: Replica) -> dict[str, Draft]:
        found = {place: _read(replica, _name(session, place)) for place in wanted}
        return {
            place: draft
            for place, draft in found.items()
            if draft and not _is_ended(session, replica, place, draft)
        }

    return transact(session, work)


def keep_drafts(session: Session, drafts: Mapping[str, Draft | None]) -> Refusal | None:
    """Keeps each draft; None, or one that was ended meanwhile, leaves none.

    Refuses as the store does; then the old ones stand.
    """

    def work(replica: Replica) -> None:
        for place, draft in drafts.items():
            gone = draft is None or _is_ended(session, replica, place, draft)
            replica.store.put_setting(_name(session, place), b"" if gone else _packed(draft))

    return transact(session, work)


def end_draft(
    session: Session, replica: Replica, draft: DraftMark, fact: bytes, change: Change
) -> None:
    """Ends a draft within the transaction that wrote the fact it became."""
    replica.store.put_setting(_name(session, draft.place), b"")
    touched = [[kind, record.hex()] for kind, record in sorted(change.touched)]
    became = {MARK: draft.id, "fact": fact.hex(), "touched": touched, "seq": change.seq}
    replica.store.put_setting(_ended_name(session, draft.place), _packed(became))


def became(session: Session, replica: Replica, draft: DraftMark) -> tuple[bytes, Change] | None:
    """The fact that a draft became and what that changed; None while it is no fact.

    Only of the draft that was ended last at its place.
    """
    ended = _read(replica, _ended_name(session, draft.place))
    if ended is None or not draft.id or ended.get(MARK) != draft.id:
        return None
    touched = frozenset((str(kind), bytes.fromhex(record)) for kind, record in ended["touched"])
    return bytes.fromhex(ended["fact"]), Change(touched, int(ended["seq"]))


def _is_ended(session: Session, replica: Replica, place: str, draft: Draft) -> bool:
    mark = DraftMark(place, str(draft.get(MARK, "")))
    return became(session, replica, mark) is not None


def _name(session: Session, place: str) -> str:
    return f"draft.{session.pen.user.hex()}.{place}"


def _ended_name(session: Session, place: str) -> str:
    return f"{_name(session, place)}.ended"


def _packed(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def _read(replica: Replica, name: str) -> Draft | None:
    kept = replica.store.setting(name)
    try:
        found = json.loads(kept) if kept else None
    except ValueError:
        return None
    return found if isinstance(found, dict) else None
